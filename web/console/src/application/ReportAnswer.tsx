import { graphql, useFragment } from 'react-relay/hooks';

import { day, decimal } from '../i18n/format';
import type { ReportAnswer_answer$key } from './__generated__/ReportAnswer_answer.graphql';

export function ReportAnswer({ answer: key }: { answer: ReportAnswer_answer$key }) {
  const { field, text, date, number, lines, document } = useFragment(
    graphql`
      fragment ReportAnswer_answer on ReportAnswer {
        field {
          label {
            text
          }
        }
        text
        date
        number
        lines
        document {
          id
          fileName
        }
      }
    `,
    key,
  );
  return (
    <>
      <dt>{field.label.text}</dt>
      <dd>
        {text}
        {date && day(date)}
        {number && decimal(number)}
        {lines?.join(', ')}
        {document?.fileName}
      </dd>
    </>
  );
}
