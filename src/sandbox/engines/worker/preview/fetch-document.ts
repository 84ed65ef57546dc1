import { textOf } from '#lib/byte-stream.ts';
import type { HeaderList } from '../../../sandbox.ts';
import type { Browser } from './browser/browser.ts';
import { headerOf } from './browser/headers.ts';
import { PageNetworkError } from './browser/page-request.ts';
import type { FrameRequest } from './protocol.ts';

/** A page as it came from the network. What is not HTML is wrapped so that it shows as text. */
export interface FetchedDocument {
  /** Where it came from, after redirects. */
  url: string;
  html: string;
  headers: HeaderList;
  /** The form that brought it, for whoever loads the page anew; `null` when it was asked for with GET. */
  form: FrameRequest | null;
}

/** Fetches a page as a browser does for an address, a link or a form. A failure gives a page that says so. */
export async function fetchDocument(
  browser: Browser,
  request: FrameRequest,
  initiator: URL | null,
  signal: AbortSignal,
): Promise<FetchedDocument> {
  const data = /^data:text\/html,(.*)$/s.exec(request.url);
  if (data)
    return { url: request.url, headers: [], html: decodeURIComponent(data[1]!), form: null };
  try {
    const { url, method, headers, body } = await browser.fetch({
      ...request,
      mode: 'navigate',
      credentials: 'include',
      redirect: 'follow',
      cache: 'default',
      initiator,
      signal,
    });
    const text = await textOf(body);
    const isHtml = /html/i.test(headerOf(headers, 'content-type') ?? '');
    const form = method === 'POST' ? { ...request, url } : null;
    return { url, headers, html: isHtml ? text : asPlainText(text), form };
  } catch (error) {
    if (!(error instanceof PageNetworkError)) throw error;
    const form = request.method === 'POST' ? request : null;
    return { url: request.url, headers: [], html: asPlainText(error.message), form };
  }
}

function asPlainText(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!doctype html><title>Answer</title><pre>${safe}</pre>`;
}
