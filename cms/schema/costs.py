"""What fields cost, as data: the price list by which a document is priced before anything of it is done.

One point is about what one plain value costs: a number, a title. Prices are rough, and were measured on the sample
site (`load_sample`): processor time of the CMS and of PostgreSQL together, and bytes in the answer, whichever is more.

    price of a field   = what it takes itself + size × (what each thing takes + all that is asked of it)
    size               1; in a list the number that `first` or `last` asks for, or what is assumed of it here

A field of an interface is priced as the interface has it, whatever kind of thing turns up.
"""

from .kinds import KINDS

PLAIN_VALUE = 1
# A thing without a row of its own, such as a date or a block: it is there as soon as what holds it is.
PART = 1
# A thing of its own: found, asked whether it may be seen, read, and carried over.
ITEM = 4
# A root field is a statement of its own.
ROOT_FIELD = 50

ITEM_TYPES = frozenset({"Node", "Page", "Route", *(kind.__name__ for kind in KINDS)})

# What a field takes itself, where that is more than a plain value or a statement.
PRICES: dict[str, int] = {
    # Texts of some paragraphs.
    "RichText.html": 6,
    "RichText.text": 4,
    "Drawing.svg": 500,
    "Picture.sources": 2,
    # Working out where a link leads takes a look at its target.
    "RichText.links": 2,
    # One search looks at every hit, shown or not; a piece of text with the hits marked is looked for word by word.
    "Query.search": 3000,
    "SearchHit.snippet": 15,
    "SearchConnection.suggestions": 300,
    "Query.suggestions": 250,
    # All that went away since a moment, however little of it is shown: six statements.
    "Query.removals": 400,
    "Mutation.showInterest": 200,
    # Within a category each category has a part of the statement.
    "Audience.news": 100,
    "Audience.agenda": 100,
    "Audience.profiles": 100,
    "Stadsdeel.news": 100,
    "Stadsdeel.agenda": 100,
    "Stadsdeel.profiles": 100,
    "Stadsdeel.organisations": 100,
    "Stadsdeel.figures": 10,
    "Figure.earlier": 5,
    "Regulation.versions": 5,
    "Report.remarks": 5,
    "Report.actions": 5,
    "Audience.landing": 5,
    "Stadsdeel.landing": 5,
    "Invitation.requests": 10,
    # Counting looks at the whole list.
    **{
        f"{kind}Connection.totalCount": 50
        for kind in "Page News Event Regulation Report Remark Action Publication Pilot Resource Organisation Profile".split()
    },
}

# What narrows a list by words takes a look at the texts of all that is in it.
ARGUMENT_PRICES: dict[str, int] = {"knowledge": 1000, "wantedWork": 1000}

# How long the lists are assumed to be that take neither `first` nor `last`: longer than editors make most of them.
SIZES: dict[str, int] = {
    "Query.stadsdelen": 8,
    "Query.audiences": 6,
    "Query.rulesOfThumb": 12,
    "Query.figures": 30,
    "Query.glossary": 40,
    "Page.audiences": 2,
    "Page.stadsdelen": 2,
    "Page.themes": 2,
    "Plan.activities": 4,
    "Plan.partners": 2,
    "RichText.links": 2,
    "Preview.missing": 10,
    "Invitation.requests": 20,
    "Home.aims": 4,
    "Home.doors": 6,
    "Home.figures": 6,
    "News.organisations": 3,
    "News.related": 3,
    "Event.documents": 2,
    "Timeline.milestones": 30,
    "Regulation.helpers": 6,
    "Regulation.documents": 3,
    "Regulation.steps": 12,
    "Regulation.articles": 15,
    "Regulation.questions": 10,
    "Regulation.versions": 4,
    "Report.attendance": 20,
    "Report.topics": 8,
    "Report.insights": 8,
    "Report.openQuestions": 8,
    "Report.remarks": 10,
    "Report.actions": 10,
    "Publication.makers": 3,
    "Pilot.partners": 4,
    "AudiencePage.keyPoints": 6,
    "Picture.sources": 3,
    "Site.menu": 8,
    "Site.footer": 5,
    "Site.audiences": 6,
    "Site.stadsdelen": 8,
    "Site.languages": 2,
    "FooterColumn.links": 7,
    "Stadsdeel.figures": 10,
    "Organisation.stadsdelen": 3,
    "Figure.stadsdelen": 2,
    "Figure.earlier": 4,
    "Milestone.stadsdelen": 2,
    "Action.stadsdelen": 2,
    "Term.variants": 3,
    "SearchConnection.kinds": 15,
    "SearchConnection.audiences": 6,
    "SearchConnection.stadsdelen": 8,
    "SearchConnection.suggestions": 5,
    # The texts of pages: a page with a news item's body or an index's, they are alike.
    **{
        f"{kind}.body": 10
        for kind in (
            "Home NewsIndex News InformationPage AgendaIndex Event Timeline RegulationIndex Regulation RulesOfThumbPage "
            "FigureIndex ReportIndex Report PublicationIndex Publication PilotBoard Pilot ResourceIndex Resource "
            "OrganisationIndex GlossaryPage AudienceIndex AudiencePage StadsdeelIndex StadsdeelPage ProfileIndex Profile"
        ).split()
    },
    # The schema about itself: these are counted apart, against a limit of their own.
    "__Schema.types": 150,
    "__Schema.directives": 6,
    "__Type.fields": 10,
    "__Type.interfaces": 1,
    "__Type.possibleTypes": 2,
    "__Type.enumValues": 3,
    "__Type.inputFields": 1,
    "__Field.args": 1,
    "__Directive.locations": 4,
    "__Directive.args": 1,
}
