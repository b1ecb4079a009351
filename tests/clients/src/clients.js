// What a partner's developer writes, once for each client: how it is set up, and one question.
//
// Each function gives `{ titles }`, or `{ codes }` of the errors that the API told.
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { ServerError } from "@apollo/client/errors";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { persistedExchange } from "@urql/exchange-persisted";
import { ClientError, GraphQLClient } from "graphql-request";
import { Client as UrqlClient, fetchExchange } from "urql";
import apolloNews from "./apollo.graphql";
import registeredNews from "./registered.graphql";
import urqlNews from "./urql.graphql";

/** Apollo Client, with automatic persisted queries. */
export async function apollo(endpoint, key) {
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    clientAwareness: { name: "partner-page", version: "1.0" },
    link: new PersistedQueryLink({ sha256, useGETForHashedQueries: true }).concat(
      new HttpLink({ uri: endpoint, headers: { Authorization: `Bearer ${key}` } }),
    ),
  });
  try {
    const { data } = await client.query({ query: gql(apolloNews), variables: { first: 3 } });
    return titles(data);
  } catch (error) {
    if (CombinedGraphQLErrors.is(error)) return codes(error.errors);
    if (ServerError.is(error)) return codes(JSON.parse(error.bodyText).errors);
    throw error;
  }
}

/** urql, with automatic persisted queries. */
export async function urql(endpoint, key) {
  const client = new UrqlClient({
    url: endpoint,
    exchanges: [persistedExchange(), fetchExchange],
    fetchOptions: { headers: { Authorization: `Bearer ${key}` } },
  });
  const { data, error } = await client.query(urqlNews, { first: 3 });
  if (!error) return titles(data);
  if (error.graphQLErrors.length) return codes(error.graphQLErrors);
  throw error;
}

/** graphql-request, with a document that was registered: its hash goes in the place of its text. */
export async function graphqlRequest(endpoint, key) {
  const client = new GraphQLClient(endpoint, {
    headers: { Authorization: `Bearer ${key}` },
    requestMiddleware: async (request) => {
      const { query, ...rest } = JSON.parse(request.body);
      return { ...request, body: JSON.stringify({ documentId: `sha256:${await sha256(query)}`, ...rest }) };
    },
  });
  try {
    return titles(await client.request(registeredNews, { first: 3 }));
  } catch (error) {
    if (error instanceof ClientError && error.response.errors) return codes(error.response.errors);
    throw error;
  }
}

const titles = (data) => ({ titles: data.news.nodes.map((item) => item.title) });
const codes = (errors) => ({ codes: errors.map((error) => error.extensions.code) });

async function sha256(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
