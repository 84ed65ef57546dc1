/** React for the learner's page. Bundled, and run as a function with the parameter `register`. */
import * as react from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as reactDom from 'react-dom';
import * as reactDomClient from 'react-dom/client';

declare const register: (name: string, namespace: object) => void;

const all = {
  react,
  'react/jsx-runtime': jsxRuntime,
  'react-dom': reactDom,
  'react-dom/client': reactDomClient,
};
for (const [name, namespace] of Object.entries(all)) {
  register(name, { default: namespace, ...namespace, __esModule: true });
}
