import { graphql } from 'react-relay/hooks';
import { type Disposable, requestSubscription } from 'relay-runtime';
import { noteUpdate } from '../shared/sockets';
import { environment } from './environment';
import type { liveSubscription } from './__generated__/liveSubscription.graphql';

/** Follows until it is stopped; after an interruption it goes on behind the last event. */
export function followChanges(): () => void {
  let after: string | undefined;
  let stopped = false;
  let subscription: Disposable | undefined;
  const begin = () => {
    if (stopped) return;
    subscription = requestSubscription<liveSubscription>(environment, {
      subscription: graphql`
        subscription liveSubscription($after: String) {
          changes(after: $after) {
            cursor
            application {
              id
              version
              status
              employer {
                id
                ...EmployerRow_employer
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
      `,
      variables: { after },
      onNext: (event) => {
        after = event?.changes.cursor;
        noteUpdate();
      },
      onError: () => setTimeout(begin, 1_000),
      onCompleted: () => setTimeout(begin, 1_000),
    });
  };
  begin();
  return () => {
    stopped = true;
    subscription?.dispose();
  };
}
