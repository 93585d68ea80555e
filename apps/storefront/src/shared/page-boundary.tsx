import { Component, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Failure } from './ui.tsx';

type Props = { path: string; children: ReactNode };
type State = { error: unknown };

/** Shows a failure in place of the page, with header and footer. After a navigation, shows the new page. */
class Boundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override componentDidUpdate({ path }: Props): void {
    if (path !== this.props.path && this.state.error) this.setState({ error: null });
  }

  override render(): ReactNode {
    const { error } = this.state;
    // A reload also finds the files of a newer version.
    return error ? <Failure error={error} retry={() => location.reload()} /> : this.props.children;
  }
}

export function PageBoundary({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  return <Boundary path={path}>{children}</Boundary>;
}
