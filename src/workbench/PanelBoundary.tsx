import { Component, type ReactNode } from 'react';

interface Props {
  /** What the panel is called, as it begins a sentence. */
  name: string;
  children: ReactNode;
}

/** Keeps an error inside one panel: the others go on, and the learner can open the panel again. */
export class PanelBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="panel-broken" role="alert">
        <p>
          {this.props.name} stopped working: {error.message} Your files are safe.
        </p>
        <button type="button" className="bar-button" onClick={() => this.setState({ error: null })}>
          Open it again
        </button>
      </div>
    );
  }
}
