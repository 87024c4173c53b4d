import { graphql, useLazyLoadQuery } from 'react-relay/hooks';

import { ReportField } from './ReportField';
import { WeatherDays } from './WeatherDays';
import { Indicators } from './Indicators';
import type { ComposedReportQuery } from './__generated__/ComposedReportQuery.graphql';

/** The fields that a cause asks for. */
export function ComposedReport({ cause }: { cause: ComposedReportQuery['variables']['cause'] }) {
  const { reportFields, causes } = useLazyLoadQuery<ComposedReportQuery>(
    graphql`
      query ComposedReportQuery($cause: Cause!) {
        reportFields(cause: $cause) {
          name
          ...ReportField_field
        }
        causes {
          cause
          needs
        }
      }
    `,
    { cause },
  );
  const needs = causes.find((row) => row.cause === cause)?.needs ?? [];
  return (
    <>
      {needs.includes('WEATHER_DETAILS') && <WeatherDays />}
      {needs.includes('FINANCIAL_INDICATORS') && <Indicators />}
      {reportFields.map((field) => (
        <ReportField key={field.name} field={field} />
      ))}
    </>
  );
}
