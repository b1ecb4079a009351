/** All that one build shows: asked first, so that a build shows one moment, and none is needed when nothing changed. */
import { readFileSync } from "node:fs";
import type { ResultOf } from "gql.tada";
import type { Client } from "./api/client.ts";
import { Article, Stadsdeel } from "./api/documents.ts";

const AT_THE_SAME_TIME = 6;

type Front = ResultOf<typeof Stadsdeel>;
type Answered = NonNullable<ResultOf<typeof Article>["page"]>;

export type Area = NonNullable<Front["stadsdeel"]>;
export type NewsCard = Front["news"]["nodes"][number];
export type EventCard = Front["agenda"]["nodes"][number];
export type ProfileCard = Front["profiles"]["nodes"][number];
export type Figure = Front["figures"][number];
export type Milestone = NonNullable<Front["timeline"]>["milestones"][number];
export type Page = Front["pages"]["nodes"][number];
export type News = Extract<Answered, { kindOfPage: "News" }>;
export type Event = Extract<Answered, { kindOfPage: "Event" }>;
export type Block = News["body"][number];
export type Source = Figure["source"];
export type Picture = NonNullable<NewsCard["picture"]>;
export type Document = NonNullable<Extract<Block, { kindOfBlock: "DocumentBlock" }>["document"]>;

/** What a build shows. */
export interface Content extends Omit<Front, "stadsdeel"> {
  stadsdeel: Area;
  articles: (News | Event)[];
}

/**
 * Asks all of it.
 *
 * @param slug Which stadsdeel.
 * @throws {CmsError} The CMS gave no answer.
 * @throws {Error} The stadsdeel is not there for this key.
 */
export async function gather(client: Client, slug: string): Promise<Content> {
  const { stadsdeel, ...front } = await client.ask(Stadsdeel, { stadsdeel: slug, stadsdelen: [slug], today: today() });
  if (!stadsdeel) throw new Error(`The CMS shows no stadsdeel "${slug}" to this key.`);
  const ids = [...front.news.nodes, ...front.agenda.nodes].map(({ id }) => id);
  const articles: Content["articles"] = [];
  for (let begin = 0; begin < ids.length; begin += AT_THE_SAME_TIME) {
    const asked = ids.slice(begin, begin + AT_THE_SAME_TIME).map((id) => client.ask(Article, { id }));
    for (const { page } of await Promise.all(asked)) {
      // One that went while we were asking is not there any more.
      if (page?.kindOfPage === "News" || page?.kindOfPage === "Event") articles.push(page);
    }
  }
  const isThere = ({ id }: { id: string }): boolean => articles.some((article) => article.id === id);
  return {
    ...front,
    stadsdeel,
    articles,
    news: { ...front.news, nodes: front.news.nodes.filter(isThere) },
    agenda: { ...front.agenda, nodes: front.agenda.nodes.filter(isThere) },
  };
}

/** What this build shows, for the pages. */
export const content = (): Content => (known ??= JSON.parse(readFileSync(contentFile(), "utf8")) as Content);

let known: Content | undefined;

function contentFile(): string {
  const file = process.env["CONTENT_FILE"];
  if (!file) throw new Error("CONTENT_FILE is not set: build with `npm run build`.");
  return file;
}

/** The day in Amsterdam, as `2026-11-22`. */
export function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(new Date());
}
