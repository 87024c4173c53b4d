import { Button } from 'design-react-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchQuery, graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks';

import { day, moment, number } from '../i18n/format';
import { Refused } from '../parts/Refused';
import { useAct } from '../parts/useAct';
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
  const [verification, setVerification] = useState<Verification>();
  const { refused, isBusy, carryOut } = useAct();
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
    setVerification(undefined);
    const answer = await fetchQuery<SealRowQuery>(environment, VERIFY, { day: seal.day }).toPromise();
    setVerification(answer?.verifyAccessLog);
    return [];
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
        <Button color="primary" outline size="xs" disabled={isBusy} aria-label={`${t('auditor.verify')}: ${date}`} onClick={() => void carryOut(verify)}>
          {t('auditor.verify')}
        </Button>
      </p>
      <div role="status">
        {isBusy && t('auditor.verifying')}
        {verification && <Verdict day={date} verification={verification} />}
      </div>
      <Refused text={refused} />
    </li>
  );
}
