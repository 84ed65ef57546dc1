import { useEffect, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { useStore } from '@nanostores/react';
import type { Running } from '../running.ts';
import { fromTyped, toShown } from './typed-address.ts';

/** The bar of the app's browser: Back, Forward, Reload, and the address, which can be typed. */
export function AddressBar({ running }: { running: Running }) {
  const address = useStore(running.$address);
  const field = useRef<HTMLInputElement>(null);
  /** What has been typed and not sent, or `null`. */
  const [typed, setTyped] = useState<string | null>(null);
  const shown = address === null ? '' : toShown(address);

  // The app went elsewhere: what was typed for the old page is over.
  useEffect(() => setTyped(null), [address]);

  function go(event: SubmitEvent) {
    event.preventDefault();
    const target = fromTyped(typed ?? shown, address ?? '');
    if (target === null) {
      field.current?.setCustomValidity('This is no address. Type a path, such as /menu.');
      field.current?.reportValidity();
      return;
    }
    setTyped(null);
    void running.goTo(target);
  }

  function type(text: string) {
    field.current?.setCustomValidity('');
    setTyped(text);
  }

  function giveUp(event: KeyboardEvent) {
    if (event.key !== 'Escape' || typed === null) return;
    event.preventDefault();
    field.current?.setCustomValidity('');
    setTyped(null);
  }

  return (
    <form className="address-bar" onSubmit={go} noValidate>
      <BarButton
        label="Go back in the app"
        path="M13 8H3.5M7.5 4l-4 4 4 4"
        onPress={running.goBack}
      />
      <BarButton
        label="Go forward in the app"
        path="M3 8h9.5M8.5 4l4 4-4 4"
        onPress={running.goForward}
      />
      <BarButton
        label="Reload the app"
        path="M13 8a5 5 0 1 1-1.6-3.7L13 5.8M13 2.4v3.4H9.6"
        onPress={running.reloadPage}
      />
      <input
        ref={field}
        className="address"
        aria-label="Address of the app"
        value={typed ?? shown}
        onChange={(event) => type(event.target.value)}
        onKeyDown={giveUp}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
        inputMode="url"
        enterKeyHint="go"
      />
    </form>
  );
}

interface BarButtonProps {
  label: string;
  /** Outline of its picture, in a box of 16 by 16. */
  path: string;
  onPress(): Promise<void>;
}

function BarButton({ label, path, onPress }: BarButtonProps) {
  return (
    <button
      type="button"
      className="bar-button"
      aria-label={label}
      title={label}
      onClick={() => void onPress()}
    >
      <svg className="half-icon" viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} />
      </svg>
    </button>
  );
}
