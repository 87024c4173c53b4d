import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchQuery, graphql, useRelayEnvironment } from 'react-relay/hooks';

import { failureText } from '../hub/failure';
import { Field } from '../parts/Field';
import type { WorkerFieldQuery } from './__generated__/WorkerFieldQuery.graphql';

interface Props {
  /** A whole tax code, or nothing. */
  value: string;
  onChange: (taxCode: string) => void;
}

const LENGTH = 16;

/** A worker by the whole tax code: each search for one is in the access log, so that parts are not searched. */
export function WorkerField({ value, onChange }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [typed, setTyped] = useState(value);
  const [wrong, setWrong] = useState<string>();
  const check = async (text: string) => {
    const query = graphql`
      query WorkerFieldQuery($text: String!) {
        checkIdentifier(kind: TAX_CODE, text: $text) {
          isValid
          normalized
          message
        }
      }
    `;
    try {
      const answer = await fetchQuery<WorkerFieldQuery>(environment, query, { text }).toPromise();
      const checked = answer?.checkIdentifier;
      setWrong(checked?.message ?? undefined);
      if (checked?.isValid && checked.normalized) onChange(checked.normalized);
    } catch (failure) {
      setWrong(failureText(failure) ?? t('frame.failed'));
    }
  };
  const type = (text: string) => {
    const code = text.replace(/\s/g, '').toUpperCase();
    setTyped(text);
    setWrong(undefined);
    if (code.length === LENGTH) void check(code);
    else if (value) onChange('');
  };
  return (
    <Field
      label={t('office.worker')}
      hint={t('office.workerHint')}
      error={wrong}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={({ target }) => type(target.value)}
    />
  );
}
