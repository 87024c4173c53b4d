import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchQuery, graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { HubFailure } from '../hub/failure';
import { day, moment, number } from '../i18n/format';
import { Refused } from '../parts/Refused';
import { Verdict, type Verification } from './Verdict';
import type { SealRowQuery } from './__generated__/SealRowQuery.graphql';
import type { SealRow_seal$key } from './__generated__/SealRow_seal.graphql';

const VERIFY = graphql`
  query SealRowQuery($day: Date!) {
    verifyAccessLog(day: $day) {
      isIntact
      entries
      firstBroken
    }
  }
`;

/** A sealed day, and on demand whether its entries are those that were written. */
export function SealRow({ seal: key }: { seal: SealRow_seal$key }) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [state, setState] = useState<'reading' | Verification>();
  const [failed, setFailed] = useState<string>();
  const seal = useFragment(
    graphql`
      fragment SealRow_seal on AccessSeal {
        day
        lastNumber
        hash
        sealedAt
      }
    `,
    key,
  );
  const verify = async () => {
    setState('reading');
    setFailed(undefined);
    try {
      const answer = await fetchQuery<SealRowQuery>(environment, VERIFY, { day: seal.day }).toPromise();
      setState(answer?.verifyAccessLog);
    } catch (failure) {
      setState(undefined);
      setFailed((failure instanceof HubFailure && failure.message) || t('frame.failed'));
    }
  };
  const date = day(seal.day);
  return (
    <li className="hub-document">
      <h3>{date}</h3>
      <p>
        {t('auditor.lastEntry')}: {number(seal.lastNumber)} · {t('auditor.sealedAt')}: {moment(seal.sealedAt)}
      </p>
      <p className="hub-muted">
        {t('auditor.hash')}: <span className="hub-code hub-secret">{seal.hash}</span>
      </p>
      <p className="hub-below">
        <Button color="primary" outline size="xs" disabled={state === 'reading'} aria-label={`${t('auditor.verify')}: ${date}`} onClick={() => void verify()}>
          {t('auditor.verify')}
        </Button>
      </p>
      <div role="status">
        {state === 'reading' && t('auditor.verifying')}
        {state && state !== 'reading' && <Verdict day={date} verification={state} />}
      </div>
      <Refused text={failed} />
    </li>
  );
}
