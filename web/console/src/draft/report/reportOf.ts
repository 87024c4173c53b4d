/** A composed report as it was read, in the words in which it is written. */
import { graphql } from 'react-relay/hooks';
import { readInlineData } from 'relay-runtime';

import type { ComposedReportInput } from '../__generated__/sendPatchMutation.graphql';
import type { reportOf_report$data, reportOf_report$key } from './__generated__/reportOf_report.graphql';

type Answer = NonNullable<reportOf_report$data['answers']>[number];

export function reportOf(key: reportOf_report$key): ComposedReportInput {
  const { answers, weatherDays, indicators } = readInlineData(
    graphql`
      fragment reportOf_report on ComposedReport @inline {
        answers {
          field {
            name
          }
          text
          date
          number
          lines
          document {
            id
          }
        }
        weatherDays {
          date
          event
          work
          from
          to
          millimetres
          celsius
          perceivedCelsius
          knots
          byOrder
        }
        indicators {
          granularity
          rows {
            year
            quarter
            turnover
            operatingResult
            result
            orders
            debt
            energy
            workforce
          }
        }
      }
    `,
    key,
  );
  return {
    answers: answers.flatMap(answerOf),
    weatherDays: weatherDays.map((day) => ({ ...day })),
    ...(indicators ? { indicators: { granularity: indicators.granularity, rows: indicators.rows.map((row) => ({ ...row })) } } : {}),
  };
}

function answerOf({ field, text, date, number, lines, document }: Answer): NonNullable<ComposedReportInput['answers']>[number][] {
  if (text != null) return [{ field: field.name, value: { text } }];
  if (date != null) return [{ field: field.name, value: { date } }];
  if (number != null) return [{ field: field.name, value: { number } }];
  if (lines != null) return [{ field: field.name, value: { lines: [...lines] } }];
  return document ? [{ field: field.name, value: { document: document.id } }] : [];
}
