import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';
import { graphql, useLazyLoadQuery, useRelayEnvironment } from 'react-relay/hooks';
import { useLocation } from 'wouter';

import { Refused } from '../parts/Refused';
import { useAct } from '../parts/useAct';
import { useIdempotencyKey } from '../parts/useIdempotencyKey';
import { type Benefit, createDraft } from './createDraft';
import { today } from './today';
import type { BenefitMenuQuery } from './__generated__/BenefitMenuQuery.graphql';

interface Props {
  unitId: string;
  position: string;
}

/** The benefits as the classification of the position suggests them; what is not compatible may be asked for all the same. */
export function BenefitMenu({ unitId, position }: Props) {
  const { t } = useTranslation();
  const environment = useRelayEnvironment();
  const [, navigate] = useLocation();
  const key = useIdempotencyKey();
  const { refused, isBusy, carryOut } = useAct();
  const { suggestedBenefits } = useLazyLoadQuery<BenefitMenuQuery>(
    graphql`
      query BenefitMenuQuery($position: PositionNumber!, $on: Date!) {
        suggestedBenefits(position: $position, on: $on) {
          benefit
          fit
          desk
          legalBasis
          name {
            text
          }
          reason {
            text
          }
          passage {
            isOpen
          }
        }
      }
    `,
    { position, on: today() },
  );
  const begin = async (benefit: Benefit) => {
    const input = { benefit, unitId };
    const { application, userErrors } = await createDraft(environment, { input, key: key.of(input) });
    if (!application) return userErrors;
    key.renew();
    navigate(`/applications/${application.id}/edit`);
    return [];
  };
  return (
    <section className="hub-card" aria-labelledby="benefits">
      <h2 id="benefits">{t('draft.benefits')}</h2>
      <p className="hub-muted">{t('draft.fitHint')}</p>
      <Refused text={refused} />
      <ul className="hub-list">
        {suggestedBenefits.map(({ benefit, fit, desk, legalBasis, name, reason, passage }) => (
          <li key={benefit} className="hub-benefit">
            <h3>
              {name.text}{' '}
              <span className="hub-tag" data-tone={fit === 'SUGGESTED' ? 'good' : fit === 'NOT_COMPATIBLE' ? 'bad' : 'draft'}>
                {t(`draft.fit.${fit}`)}
              </span>
            </h3>
            <p>
              {reason.text} {legalBasis && <span className="hub-muted">({legalBasis})</span>}
            </p>
            {desk === 'MINISTRY' && <p>{t('draft.atMinistry')}</p>}
            {desk === 'HUB' && !passage.isOpen && <p>{t('draft.notOpen')}</p>}
            {desk === 'HUB' && passage.isOpen && (
              <Button color="primary" outline={fit !== 'SUGGESTED'} size="sm" disabled={isBusy} onClick={() => void carryOut(() => begin(benefit))}>
                {t('draft.begin', { benefit: t(`benefit.${benefit}`) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
