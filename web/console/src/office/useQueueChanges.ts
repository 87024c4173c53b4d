import { useState } from 'react';
import { graphql } from 'react-relay/hooks';
import { ConnectionHandler, type RecordProxy, type RecordSourceProxy } from 'relay-runtime';

import { useChanges } from '../hub/useChanges';
import type { useQueueChangesSubscription } from './__generated__/useQueueChangesSubscription.graphql';

/** Follows the office; gives the applications that have changed since the list was loaded. */
export function useQueueChanges(queue: string | undefined, hasNext: boolean, reload: () => void): ReadonlySet<string> {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  useChanges<useQueueChangesSubscription>(
    graphql`
      subscription useQueueChangesSubscription($after: String) {
        changes(after: $after) {
          cursor
          application {
            id
            version
            status
            ...QueueRow_application
          }
          viewer {
            operatorHub {
              ...OfficeCounters_hub
              ...Workload_hub
            }
          }
        }
      }
    `,
    {},
    {
      updater: (store, event) => {
        // What comes after a page that is not loaded yet comes with that page.
        const changed = event?.changes.application;
        const application = changed?.status === 'PROTOCOLLED' ? store.get(changed.id) : null;
        if (queue && application && !hasNext) append(store, queue, application);
      },
      onChange: ({ application }) => application && setChanged((before) => new Set([...before, application.id])),
      reload: () => {
        setChanged(new Set());
        reload();
      },
    },
  );
  return changed;
}

/** The oldest come first, so what is new is last. */
function append(store: RecordSourceProxy, queue: string, application: RecordProxy): void {
  const connection = store.get(queue);
  if (!connection) return;
  const edges = connection.getLinkedRecords('edges') ?? [];
  if (edges.some((edge) => edge?.getLinkedRecord('node')?.getDataID() === application.getDataID())) return;
  ConnectionHandler.insertEdgeAfter(connection, ConnectionHandler.createEdge(store, connection, application, 'ApplicationEdge'));
}
