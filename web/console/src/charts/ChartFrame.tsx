import { Component, type ReactNode, Suspense } from 'react';

interface Props {
  className: string;
  children: ReactNode;
}

/** A picture of numbers that are in text beside it: it has its place before it is there, and where it cannot be loaded the page goes on without it. */
export class ChartFrame extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    const { className, children } = this.props;
    if (this.state.hasFailed) return null;
    return (
      <div className={className} aria-hidden="true">
        <Suspense>{children}</Suspense>
      </div>
    );
  }
}
