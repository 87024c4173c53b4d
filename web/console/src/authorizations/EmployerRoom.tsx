import { graphql, useFragment } from 'react-relay/hooks';

import { RoomRow } from '../employer/RoomRow';
import type { EmployerRoom_employer$key } from './__generated__/EmployerRoom_employer.graphql';

interface Props {
  employer: EmployerRoom_employer$key;
  isOpen: boolean;
}

/** What is left to each unit of an employer. */
export function EmployerRoom({ employer: key, isOpen }: Props) {
  const { name, positions } = useFragment(
    graphql`
      fragment EmployerRoom_employer on Employer {
        name
        positions {
          id
          units {
            id
            ...RoomRow_unit
          }
        }
      }
    `,
    key,
  );
  return (
    <details className="hub-fold" open={isOpen}>
      <summary>{name}</summary>
      <ul className="hub-list">
        {positions.flatMap(({ units }) => units.map((unit) => <RoomRow key={unit.id} unit={unit} />))}
      </ul>
    </details>
  );
}
