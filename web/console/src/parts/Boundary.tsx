import { Component, type ReactNode, Suspense } from 'react';

import { Failed } from './Failed';
import { Loading } from './Loading';

interface Props {
  children: ReactNode;
  /** Before it is tried again. */
  onRetry?: () => void;
}

/** A part of a page that loads and fails by itself. */
export class Boundary extends Component<Props, { failure: unknown }> {
  override state = { failure: null as unknown };

  static getDerivedStateFromError(failure: unknown) {
    return { failure };
  }

  retry = () => {
    this.props.onRetry?.();
    this.setState({ failure: null });
  };

  override render() {
    const { failure } = this.state;
    if (failure) return <Failed failure={failure} onRetry={this.retry} />;
    return <Suspense fallback={<Loading />}>{this.props.children}</Suspense>;
  }
}
