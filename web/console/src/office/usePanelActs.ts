import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApplicationStatus } from '../application/status';
import { type PageAct, usePageActs } from '../palette/acts';
import { actText } from './actText';
import type { Act } from './acts';
import { say } from './notice';
import { useOfficeAct } from './useOfficeAct';

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly status: ApplicationStatus;
  readonly viewerCan: { readonly [A in Act]: boolean };
}

const KEYS: Partial<Record<Act, string>> = { take: 't' };

/** What can be done with the application of the page, for the palette of commands. */
export function usePanelActs({ id, version, status, viewerCan }: Shown): void {
  const { t } = useTranslation();
  const { carryOut } = useOfficeAct(say);
  const { take, review, release } = viewerCan;
  const acts = useMemo(() => {
    const can = { take, review, release };
    return (Object.keys(can) as Act[])
      .filter((act) => can[act])
      .map((act): PageAct => ({ id: act, text: t(actText(act, status)), key: KEYS[act], run: () => void carryOut(act, { id, version }) }));
  }, [id, version, status, take, review, release, carryOut, t]);
  usePageActs(acts);
}
