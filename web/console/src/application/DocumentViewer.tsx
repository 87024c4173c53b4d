import { Button } from 'design-react-kit';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { Loading } from '../parts/Loading';
import { Refused } from '../parts/Refused';
import type { OpenDocument } from './displayable';
import { useBlobUrl } from './useBlobUrl';

interface Props {
  document: OpenDocument;
  onClose: () => void;
}

/** How browsers that understand it show a PDF: as wide as there is room, without what stands around it. */
const PDF_VIEW = '#navpanes=0&view=FitH';

/** A document beside the file, or below it where there is no room. */
export function DocumentViewer({ document: shown, onClose }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const { url, isFailed } = useBlobUrl(shown);
  useEffect(() => heading.current?.focus(), [shown]);
  useEscape(onClose);
  return (
    <section className="hub-card hub-viewer" aria-labelledby="viewer">
      <div className="hub-viewer-head">
        <h2 id="viewer" ref={heading} tabIndex={-1}>
          {t('examination.viewer', { name: shown.fileName })}
        </h2>
        <Button color="primary" outline size="xs" onClick={onClose}>
          {t('examination.close')}
        </Button>
      </div>
      <p className="hub-muted">{t('examination.closeHint')}</p>
      {isFailed && <Refused text={t('examination.notShown')} />}
      {!isFailed && !url && <Loading />}
      {url && (shown.mediaType === 'application/pdf' ? <iframe src={url + PDF_VIEW} title={shown.fileName} /> : <img src={url} alt={shown.fileName} />)}
    </section>
  );
}

/** Escape closes it from anywhere on the page, but not from a dialog in front of it. */
function useEscape(close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const onKeyDown = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented && !document.querySelector('dialog[open]')) latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
