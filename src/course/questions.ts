/** The questions of a lesson's `<Recall>`, read from its text: for the review, which asks them again. Pure. Build time only. */
import GithubSlugger from 'github-slugger';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { ContentError } from './parse-entry.ts';

/** One answer to a question; the texts may contain `code` and *emphasis*. */
export interface QuestionOption {
  text: string;
  reason: string;
  right: boolean;
}

/** A question as a lesson asks it. */
export interface LessonQuestion {
  /** Its name in the lesson, and in the learner's progress: what `id` says, or else `paragraph`. */
  id: string;
  ask: string;
  /** The paragraph that answers it, and the slug of the lesson that has it. `null`: this lesson. */
  paragraph: string;
  lesson: string | null;
  options: QuestionOption[];
}

/** What other lessons and the review need to know of a lesson's text. */
export interface LessonRecall {
  questions: LessonQuestion[];
  /** What questions may name as `paragraph`: anchors and headings. */
  paragraphs: ReadonlySet<string>;
}

/** What is read of a node of the text's tree. */
interface Node {
  type: string;
  name?: string | null;
  value?: unknown;
  attributes?: { name?: string; value?: unknown }[];
  children?: Node[];
}

/** Reads a lesson's text, without its head. `file` is named in errors. Throws a `ContentError` with a line for each mistake. */
export function readRecall(text: string, file: string): LessonRecall {
  const tree = unified().use(remarkParse).use(remarkMdx).parse(text) as Node;
  const mistakes: string[] = [];
  const recall = elements(tree, 'Recall').flatMap((part) => elements(part, 'Question'));
  const questions = recall.map((node) => readQuestion(node, mistakes));
  if (questions.length === 0) mistakes.push('<Recall> has no <Question> — write two.');
  for (const [index, { id }] of questions.entries())
    if (questions.findIndex((one) => one.id === id) < index)
      mistakes.push(`two questions have the id "${id}" — give one of them an id="…" of its own.`);
  if (mistakes.length > 0)
    throw new ContentError(mistakes.map((line) => `${file}: ${line}`).join('\n'));
  return { questions, paragraphs: paragraphsIn(tree) };
}

/** Throws a `ContentError` when a question names a paragraph that its lesson does not have. `lessons` by slug. */
export function requireParagraphs(lessons: Readonly<Record<string, LessonRecall>>): void {
  const mistakes = Object.entries(lessons).flatMap(([slug, { questions }]) =>
    questions
      .filter(({ lesson, paragraph }) => !lessons[lesson ?? slug]?.paragraphs.has(paragraph))
      .map(
        ({ ask, lesson, paragraph }) =>
          `the lesson "${slug}": the question “${ask}” names the paragraph "${paragraph}", which ` +
          `${lesson ? `the lesson "${lesson}"` : 'it'} does not have — write <Anchor id="${paragraph}" /> there, or correct the name.`,
      ),
  );
  if (mistakes.length > 0) throw new ContentError(mistakes.join('\n'));
}

function readQuestion(node: Node, mistakes: string[]): LessonQuestion {
  const ask = attribute(node, 'ask');
  const paragraph = attribute(node, 'paragraph');
  const options = elements(node, 'Option').map((option) => ({
    text: attribute(option, 'text'),
    reason: attribute(option, 'reason'),
    right: option.attributes?.some(({ name }) => name === 'right') ?? false,
  }));
  const about = `the question “${ask}”`;
  if (!ask || !paragraph)
    mistakes.push(`${about} needs ask="…" and paragraph="…", both written as plain text.`);
  if (options.length < 2) mistakes.push(`${about} has fewer than two options — add one.`);
  if (options.filter(({ right }) => right).length !== 1)
    mistakes.push(`${about} must have one option that is marked with "right".`);
  if (options.some(({ text, reason }) => !text || !reason))
    mistakes.push(`${about}: each option needs text="…" and reason="…", both as plain text.`);
  const lesson = attribute(node, 'lesson') || null;
  return { id: attribute(node, 'id') || paragraph, ask, paragraph, lesson, options };
}

function paragraphsIn(tree: Node): Set<string> {
  const slugger = new GithubSlugger();
  const headings = all(tree).filter(({ type }) => type === 'heading');
  return new Set([
    ...elements(tree, 'Anchor').map((anchor) => attribute(anchor, 'id')),
    ...headings.map((heading) => slugger.slug(plain(heading))),
  ]);
}

function elements(node: Node, name: string): Node[] {
  return all(node).filter((one) => one.name === name);
}

function all(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(all)];
}

function plain(node: Node): string {
  return typeof node.value === 'string' ? node.value : (node.children ?? []).map(plain).join('');
}

/** The text of an attribute; empty when it is missing or an expression. */
function attribute(node: Node, name: string): string {
  const value = node.attributes?.find((one) => one.name === name)?.value;
  return typeof value === 'string' ? value : '';
}
