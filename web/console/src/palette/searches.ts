/** What each role can search by a word: the graph has a hub for each, and each may ask its own alone. */
import { fetchQuery, graphql } from 'react-relay/hooks';
import type { Environment } from 'relay-runtime';

import type { Role } from '../session/person';
import { type Found, foundApplication } from './found';
import type { searchesAdminQuery } from './__generated__/searchesAdminQuery.graphql';
import type { searchesAuditorQuery } from './__generated__/searchesAuditorQuery.graphql';
import type { searchesEmployerQuery } from './__generated__/searchesEmployerQuery.graphql';
import type { searchesIntermediaryQuery } from './__generated__/searchesIntermediaryQuery.graphql';
import type { searchesOfficeQuery } from './__generated__/searchesOfficeQuery.graphql';

type Search = (environment: Environment, search: string) => Promise<readonly Found[]>;

async function searchOffice(environment: Environment, search: string): Promise<readonly Found[]> {
  const query = graphql`
    query searchesOfficeQuery($search: String!) {
      viewer {
        operatorHub {
          applications(first: 8, filter: { search: $search }) {
            nodes {
              ...found_application
            }
          }
        }
      }
    }
  `;
  const answer = await fetchQuery<searchesOfficeQuery>(environment, query, { search }).toPromise();
  return answer?.viewer?.operatorHub?.applications.nodes.map(foundApplication) ?? [];
}

async function searchEmployer(environment: Environment, search: string): Promise<readonly Found[]> {
  const query = graphql`
    query searchesEmployerQuery($search: String!) {
      viewer {
        employerHub {
          applications(first: 8, filter: { search: $search }) {
            nodes {
              ...found_application
            }
          }
        }
      }
    }
  `;
  const answer = await fetchQuery<searchesEmployerQuery>(environment, query, { search }).toPromise();
  return answer?.viewer?.employerHub?.applications.nodes.map(foundApplication) ?? [];
}

async function searchIntermediary(environment: Environment, search: string): Promise<readonly Found[]> {
  const query = graphql`
    query searchesIntermediaryQuery($search: String!) {
      viewer {
        intermediaryHub {
          employers(first: 5, search: $search) {
            nodes {
              id
              name
            }
          }
          applications(first: 5, filter: { search: $search }) {
            nodes {
              ...found_application
            }
          }
        }
      }
    }
  `;
  const answer = await fetchQuery<searchesIntermediaryQuery>(environment, query, { search }).toPromise();
  const hub = answer?.viewer?.intermediaryHub;
  if (!hub) return [];
  const employers = hub.employers.nodes.map(({ id, name }) => ({ id, text: name, href: `/employers/${id}` }));
  return [...employers, ...hub.applications.nodes.map(foundApplication)];
}

async function searchAuditor(environment: Environment, search: string): Promise<readonly Found[]> {
  const query = graphql`
    query searchesAuditorQuery($search: String!) {
      viewer {
        auditorHub {
          applications(first: 8, filter: { search: $search }) {
            nodes {
              ...found_application
            }
          }
        }
      }
    }
  `;
  const answer = await fetchQuery<searchesAuditorQuery>(environment, query, { search }).toPromise();
  return answer?.viewer?.auditorHub?.applications.nodes.map(foundApplication) ?? [];
}

async function searchAdmin(environment: Environment, search: string): Promise<readonly Found[]> {
  const query = graphql`
    query searchesAdminQuery($search: String!) {
      viewer {
        adminHub {
          accounts(first: 8, search: $search) {
            nodes {
              id
              name
              email
            }
          }
        }
      }
    }
  `;
  const answer = await fetchQuery<searchesAdminQuery>(environment, query, { search }).toPromise();
  return answer?.viewer?.adminHub?.accounts.nodes.map(({ id, name, email }) => ({ id, text: name, detail: email, href: `/accounts/${id}` })) ?? [];
}

export const SEARCHES: Record<Role, Search> = {
  EMPLOYER: searchEmployer,
  INTERMEDIARY: searchIntermediary,
  OPERATOR: searchOffice,
  DIRECTOR: searchOffice,
  AUDITOR: searchAuditor,
  ADMIN: searchAdmin,
};
