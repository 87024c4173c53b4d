import { type FragmentType, graphql, readFragment } from './gql';

const DEADLINE_LIST = graphql(`
  fragment DeadlineList on IntermediaryHub {
    deadlines(first: 10) {
      nodes {
        kind
        date
        daysLeft
        application {
          id
          employer {
            id
            name
          }
        }
      }
    }
  }
`);

export function DeadlineList({ hub }: { hub: FragmentType<typeof DEADLINE_LIST> }) {
  const { deadlines } = readFragment(DEADLINE_LIST, hub);
  return (
    <ol>
      {deadlines.nodes.map(({ kind, date, daysLeft, application }, at) => (
        <li key={at}>
          {date} ({daysLeft}) {kind} {application?.employer?.name}
        </li>
      ))}
    </ol>
  );
}
