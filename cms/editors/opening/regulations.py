"""`regulations.yaml`: the versions of the regulation, and the rules of thumb."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from pages.regulations.enums import Force
from pages.regulations.models import RuleOfThumb

from .blocks import Entry, Key, LinkEntry, Text
from .entries import PageEntry, RecordEntry, optional_link
from .references import References
from .rich_text import rich_text
from .streams import block_list, stream


class ForAudiences(Entry):
    """Part of a regulation that is for some audiences; for everybody when it names none."""

    audiences: tuple[Key, ...] = ()

    def audience_slugs(self, owner: str, references: References) -> list[dict[str, Any]]:
        """The audiences, as the list block keeps them."""
        return block_list(f"{owner}/audiences", [one.pk for one in references.find_all("audience", self.audiences)])


class StepEntry(ForAudiences):
    """One step on the way."""

    title: Text
    text: Text
    timing: str = ""
    doer: str = ""
    link: LinkEntry | None = None

    def raw(self, owner: str, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {
            **self.model_dump(include={"title", "timing", "doer"}),
            "text": rich_text(self.text, references.page_id),
            "link": optional_link(self.link, references),
            "audience_slugs": self.audience_slugs(owner, references),
        }


class ArticleEntry(ForAudiences):
    """One rule, with an explanation for everybody (`iedereen`) or for some audiences."""

    number: Annotated[Text, Field(max_length=12)]
    title: Text
    text: Text
    force: Force
    explanation: dict[Key | Literal["iedereen"], Text] = {}

    def raw(self, owner: str, references: References) -> dict[str, Any]:
        """What the block keeps."""
        explanations = [
            {
                "audience": None if audience == "iedereen" else references.find("audience", audience).pk,
                "text": rich_text(text, references.page_id),
            }
            for audience, text in self.explanation.items()
        ]
        return {
            "number": self.number,
            "title": self.title,
            "text": rich_text(self.text, references.page_id),
            "force": self.force.value,
            "explanation": block_list(f"{owner}/explanation", explanations),
            "audience_slugs": self.audience_slugs(owner, references),
        }


class QuestionEntry(ForAudiences):
    """A question with its answer."""

    question: Text
    answer: Text

    def raw(self, owner: str, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {
            "question": self.question,
            "answer": rich_text(self.answer, references.page_id),
            "audience_slugs": self.audience_slugs(owner, references),
        }


class HelperEntry(Entry):
    """An organisation or function that helps."""

    title: Text
    with_what: Text
    link: LinkEntry | None = None

    def raw(self, owner: str, references: References) -> dict[str, Any]:
        """What the block keeps."""
        return {"title": self.title, "with_what": self.with_what, "link": optional_link(self.link, references)}


class RegulationEntry(PageEntry):
    """One version of a regulation."""

    regulation: Key
    version: int
    valid_from: date
    valid_until: date | None = None
    is_example: bool = False
    changes: str = ""
    steps: tuple[StepEntry, ...] = ()
    articles: tuple[ArticleEntry, ...] = ()
    questions: tuple[QuestionEntry, ...] = ()
    helpers: tuple[HelperEntry, ...] = ()

    def needed(self, references: References) -> dict[str, Any]:
        """Which version it is, and when it holds."""
        return {
            "key": self.regulation,
            **self.model_dump(include={"version", "valid_from", "valid_until", "is_example"}),
        }

    def values(self, references: References) -> dict[str, Any]:
        """What a version has more than other pages."""

        def parts(kind: str, entries: tuple[Any, ...]) -> str:
            owner = f"{self.item_name}/{kind}"
            raw = [(kind, entry.raw(f"{owner}/{place}", references)) for place, entry in enumerate(entries)]
            return stream(owner, raw)

        return {
            **self.needed(references),
            "changes": rich_text(self.changes, references.page_id),
            "steps": parts("step", self.steps),
            "articles": parts("article", self.articles),
            "questions": parts("question", self.questions),
            "helpers": parts("helper", self.helpers),
        }


class RuleOfThumbEntry(RecordEntry):
    """A rule of thumb."""

    model: ClassVar = RuleOfThumb

    number: int
    sentence: Text
    explanation: Text
    example: str = ""
    version: int = 1
    is_example: bool = False

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""
        return {
            **self.model_dump(include={"number", "sentence", "version", "is_example"}),
            "explanation": rich_text(self.explanation, references.page_id),
            "example": rich_text(self.example, references.page_id),
        }


class RegulationsFile(Entry):
    """The page that leads to the versions, the versions, the page with the rules of thumb, and those."""

    index: PageEntry
    regulations: tuple[RegulationEntry, ...]
    rules_page: PageEntry
    rules: tuple[RuleOfThumbEntry, ...]
