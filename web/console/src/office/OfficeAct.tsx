import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import { Refused } from '../parts/Refused';
import { actText } from './actText';
import type { Act } from './acts';
import { useOfficeAct } from './useOfficeAct';
import type { OfficeAct_application$key } from './__generated__/OfficeAct_application.graphql';

interface Props {
  application: OfficeAct_application$key;
  act: Act;
}

/** A step that needs nothing but the will: take, release, begin the review. */
export function OfficeAct({ application: key, act }: Props) {
  const { t } = useTranslation();
  const { refused, isBusy, carryOut } = useOfficeAct();
  const { id, version, status } = useFragment(
    graphql`
      fragment OfficeAct_application on Application {
        id
        version
        status
      }
    `,
    key,
  );
  const press = async (button: HTMLElement) => {
    const around = button.closest('li, section');
    await carryOut(act, { id, version });
    // What was done cannot be done again: its button is gone, and the focus with it.
    requestAnimationFrame(() => !button.isConnected && around?.querySelector<HTMLElement>('a, h2')?.focus());
  };
  return (
    <>
      <Button color="primary" outline size="xs" disabled={isBusy} onClick={({ currentTarget }) => void press(currentTarget)}>
        {t(actText(act, status))}
      </Button>
      <Refused text={refused} />
    </>
  );
}
