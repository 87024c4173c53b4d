import { Button } from 'design-react-kit';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, useFragment } from 'react-relay/hooks';

import type { PaperForm_delegation$key } from './__generated__/PaperForm_delegation.graphql';

interface Props {
  delegation: PaperForm_delegation$key;
  /** Whether it goes to the printer as soon as it is there. */
  isToPrint: boolean;
  onPrinted: () => void;
}

/** The form that the delegator signs; alone on paper. */
export function PaperForm({ delegation: key, isToPrint, onPrinted }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const { form } = useFragment(
    graphql`
      fragment PaperForm_delegation on Delegation {
        form {
          text
        }
      }
    `,
    key,
  );
  useEffect(() => {
    if (!isToPrint || !form) return;
    onPrinted();
    heading.current?.focus();
    print();
  }, [isToPrint, form, onPrinted]);
  if (!form) return null;
  return (
    <section className="hub-card hub-paper" aria-labelledby="form">
      <h2 id="form" ref={heading} tabIndex={-1}>{t('delegation.form')}</h2>
      <p className="hub-paper-text">{form.text}</p>
      <Button color="primary" outline size="xs" onClick={() => print()}>
        {t('delegation.printAgain')}
      </Button>
    </section>
  );
}
