// Made by `npm run documents` from queries/*.graphql.
import { graphql } from "./graphql.ts";

const WidePicture = graphql(
  `fragment WidePicture on Picture {
  id
  alt
  decorative
  credit
  src(preset: WIDE)
  sources(preset: WIDE) {
    type
    srcset
  }
}`,
  [],
);

const ArticleHead = graphql(
  `fragment ArticleHead on Page {
  kindOfPage: __typename
  id
  slug
  title
  lead
  canonicalUrl
  isOnPublicSite
  updatedAt
  seo {
    title
    description
  }
  attribution {
    text
    url
  }
  picture {
    ...WidePicture
  }
}`,
  [WidePicture],
);

const Source = graphql(
  `fragment Source on Source {
  label
  url
  date {
    label
  }
}`,
  [],
);

const BodyPicture = graphql(
  `fragment BodyPicture on Picture {
  id
  alt
  decorative
  credit
  width
  height
  src(preset: BODY)
  sources(preset: BODY) {
    type
    srcset
  }
}`,
  [],
);

const Document = graphql(
  `fragment Document on Document {
  id
  title
  url
  mediaType
  bytes
  language
}`,
  [],
);

const Figure = graphql(
  `fragment Figure on Figure {
  id
  label
  value
  unit
  counts
  status
  asOf {
    label
  }
  money
  source {
    ...Source
  }
}`,
  [Source],
);

const Link = graphql(
  `fragment Link on Link {
  href
  label
}`,
  [],
);

const PlainPage = graphql(
  `fragment PlainPage on Page {
  kindOfPage: __typename
  id
  title
  lead
  canonicalUrl
}`,
  [],
);

const Block = graphql(
  `fragment Block on BodyBlock {
  kindOfBlock: __typename
  ... on RichTextBlock {
    id
    text {
      html
    }
  }
  ... on HeadingBlock {
    id
    heading: text
    level
    anchor
  }
  ... on PictureBlock {
    id
    picture {
      ...BodyPicture
    }
    caption
  }
  ... on QuoteBlock {
    id
    quote: text
    speaker
    role
  }
  ... on ExternalSourceBlock {
    id
    title
    url
    kind
    maker
    language
    summary
  }
  ... on DocumentBlock {
    id
    document {
      ...Document
    }
    explanation
  }
  ... on FilmBlock {
    id
    title
    url
    provider
    maker
    language
    duration
    captions
    transcript {
      html
    }
    poster {
      ...BodyPicture
    }
  }
  ... on FigureBlock {
    id
    figure {
      ...Figure
    }
    explanation
  }
  ... on CallToActionBlock {
    id
    call: text
    link {
      ...Link
    }
  }
  ... on PageReferenceBlock {
    id
    page {
      ...PlainPage
    }
    remark: text
  }
}`,
  [BodyPicture, Document, Figure, Link, PlainPage],
);

export const Article = graphql(
  `query Article($id: ID!) {
  page(id: $id) {
    ...ArticleHead
    ... on News {
      date
      source {
        ...Source
      }
      body {
        ...Block
      }
    }
    ... on Event {
      kind
      when {
        label
      }
      startTime
      endTime
      place {
        name
        address
        url
      }
      signUp {
        ...Link
      }
      documents {
        ...Document
      }
      body {
        ...Block
      }
    }
  }
}`,
  [ArticleHead, Source, Block, Link, Document],
);

const CardPicture = graphql(
  `fragment CardPicture on Picture {
  id
  alt
  decorative
  credit
  src(preset: CARD)
  sources(preset: CARD) {
    type
    srcset
  }
}`,
  [],
);

const SquarePicture = graphql(
  `fragment SquarePicture on Picture {
  id
  alt
  decorative
  credit
  src(preset: SQUARE)
  sources(preset: SQUARE) {
    type
    srcset
  }
}`,
  [],
);

const NewsCard = graphql(
  `fragment NewsCard on News {
  id
  slug
  title
  date
  lead
  picture {
    ...CardPicture
  }
}`,
  [CardPicture],
);

const EventCard = graphql(
  `fragment EventCard on Event {
  id
  slug
  title
  lead
  kind
  when {
    label
  }
  startTime
  endTime
  place {
    name
  }
}`,
  [],
);

const ProfileCard = graphql(
  `fragment ProfileCard on Profile {
  id
  name
  experience {
    text
  }
  canonicalUrl
  isExample
  employer {
    name
  }
  picture {
    ...SquarePicture
  }
}`,
  [SquarePicture],
);

const Milestone = graphql(
  `fragment Milestone on Milestone {
  id
  title
  when {
    label
  }
  phase
  scope
  text {
    html
  }
  source {
    ...Source
  }
}`,
  [Source],
);

export const Stadsdeel = graphql(
  `query Stadsdeel($stadsdeel: String!, $stadsdelen: [String!]!, $today: Date!) {
  site {
    name
    canonicalUrl
  }
  stadsdeel(slug: $stadsdeel) {
    id
    slug
    name
    kind
    description
    status
    landing {
      title
      lead
      special
      canonicalUrl
    }
    organisations(first: 50) {
      nodes {
        id
        name
        url
        description
      }
    }
  }
  news(stadsdeel: $stadsdelen, first: 12) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...NewsCard
    }
  }
  agenda(stadsdeel: $stadsdelen, from: $today, first: 12) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...EventCard
    }
  }
  profiles(stadsdeel: $stadsdelen, first: 24) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...ProfileCard
    }
  }
  figures(stadsdeel: $stadsdelen) {
    ...Figure
  }
  timeline {
    id
    canonicalUrl
    milestones(stadsdeel: $stadsdelen) {
      ...Milestone
    }
  }
  pages(stadsdeel: $stadsdelen, first: 50) {
    nodes {
      ...PlainPage
    }
  }
}`,
  [NewsCard, EventCard, ProfileCard, Figure, Milestone, PlainPage],
);
