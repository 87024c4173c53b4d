import { noteUpdate } from '../shared/sockets';
import { client } from './client';
import { graphql } from './gql';

const LIVE = graphql(`
  subscription Live($after: String) {
    changes(after: $after) {
      cursor
      application {
        id
        version
        status
        employer {
          id
          ...EmployerRow
        }
      }
      viewer {
        intermediaryHub {
          counters {
            applications
            byStatus {
              status
              count
            }
          }
        }
      }
    }
  }
`);

/** Follows until it is stopped; after an interruption it goes on behind the last event. */
export function followChanges(): () => void {
  let after: string | undefined;
  let stopped = false;
  let unsubscribe = () => {};
  const begin = () => {
    if (stopped) return;
    ({ unsubscribe } = client.subscription(LIVE, { after: after ?? null }).subscribe(({ data, error }) => {
      if (error) setTimeout(begin, 1_000);
      else after = data?.changes.cursor;
      noteUpdate();
    }));
  };
  begin();
  return () => {
    stopped = true;
    unsubscribe();
  };
}
