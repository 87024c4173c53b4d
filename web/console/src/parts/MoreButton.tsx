import { Button } from 'design-react-kit';
import { useTranslation } from 'react-i18next';

export interface More {
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
  /** What it is called where that depends on what is listed. */
  more?: string;
}

/** Below a list of which there is more. */
export function MoreButton({ hasMore, isLoading, onMore, more }: More) {
  const { t } = useTranslation();
  if (!hasMore) return null;
  return (
    <p className="hub-below">
      <Button color="primary" outline size="sm" disabled={isLoading} onClick={onMore}>
        {more ?? t('application.more')}
      </Button>
    </p>
  );
}
