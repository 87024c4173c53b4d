import { number } from '../i18n/format';
import { type ChartRow, totalOf } from './rows';

interface Props {
  rows: readonly ChartRow[];
  /** The id of what names the list. */
  labelledBy: string;
}

/** Names with their numbers. */
export function NumberList({ rows, labelledBy }: Props) {
  return (
    <ul className="hub-list hub-numbers" aria-labelledby={labelledBy}>
      {rows.map((row, place) => (
        // Two operators may have one name.
        <li key={place}>
          <span>{row.name}</span> <strong>{number(totalOf(row))}</strong>
        </li>
      ))}
    </ul>
  );
}
