import { describe, expect, test } from 'vitest';
import { readRecall, requireParagraphs } from '#course/questions.ts';

const file = 'content/lessons/00-x/01-y/lesson.mdx';
const options = `<Option text="Yes." reason="So it is." right />
<Option
  text="No, \`never\`."
  reason="It is."
/>`;
const question = (attributes: string, inside = options) =>
  `<Question ${attributes}>\n${inside}\n</Question>`;
const lesson = (...questions: string[]) =>
  `## How it is\n\n<Anchor id="here" />Words.\n\n<Predict ask="?">\n${options}\n</Predict>\n\n<Recall>\n${questions.join('\n')}\n</Recall>\n`;

describe('readRecall', () => {
  test('reads the questions of the recall, and what they may point to', () => {
    const text = lesson(
      question('ask="Is it?" paragraph="here"'),
      question('ask="And there?" id="there-again" lesson="z" paragraph="there"'),
    );
    const { questions, paragraphs } = readRecall(text, file);
    expect(questions).toEqual([
      {
        id: 'here',
        ask: 'Is it?',
        paragraph: 'here',
        lesson: null,
        options: [
          { text: 'Yes.', reason: 'So it is.', right: true },
          { text: 'No, `never`.', reason: 'It is.', right: false },
        ],
      },
      expect.objectContaining({ id: 'there-again', lesson: 'z', paragraph: 'there' }),
    ]);
    expect([...paragraphs]).toEqual(['here', 'how-it-is']);
  });

  test.each([
    ['no question', lesson(), 'write two'],
    ['no paragraph', lesson(question('ask="Is it?"')), 'paragraph="…"'],
    ['an expression', lesson(question('ask={ask} paragraph="here"')), 'plain text'],
    [
      'two of one name',
      lesson(question('ask="a" paragraph="here"'), question('ask="b" paragraph="here"')),
      'give one of them an id',
    ],
    [
      'no right option',
      lesson(question('ask="a" paragraph="here"', options.replace(' right', ''))),
      'marked with "right"',
    ],
    ['no options', lesson(question('ask="a" paragraph="here"', '')), 'fewer than two options'],
    [
      'no reason',
      lesson(question('ask="a" paragraph="here"', options.replace(/reason="It is."/, ''))),
      'reason="…"',
    ],
  ])('%s stops the build with the file and the remedy', (_, text, remedy) => {
    expect(() => readRecall(text, file)).toThrow(file);
    expect(() => readRecall(text, file)).toThrow(remedy);
  });
});

test('a paragraph that nobody wrote stops the build, in this lesson or another', () => {
  const good = readRecall(lesson(question('ask="a" paragraph="here"')), file);
  const lost = readRecall(lesson(question('ask="a" paragraph="nowhere"')), file);
  const other = readRecall(lesson(question('ask="a" lesson="x" paragraph="how-it-is"')), file);
  expect(() => requireParagraphs({ x: good, y: other })).not.toThrow();
  expect(() => requireParagraphs({ y: lost })).toThrow('<Anchor id="nowhere" />');
  expect(() => requireParagraphs({ y: other })).toThrow('the lesson "x" does not have');
});
