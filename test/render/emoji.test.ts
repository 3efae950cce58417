import assert from 'node:assert/strict';
import {test} from 'node:test';
import {loadEmoji, needsEmoji, withEmoji} from '../../source/render/markdown/emoji.ts';
import {testBlocks} from './block-cases.ts';

const needed: readonly (readonly [text: string, isNeeded: boolean])[] = [
	['Done :tada:', true],
	['(:+1:)', true],
	['At 10:30:45 sharp', false],
	['std::tada::x', false],
	['https://a.example/:tada:/', false],
	['Note: this', false],
];
// The first test: once the table is there, nothing needs it.
test('a text asks for the table of emoji only where it may have one, and is as written without it', () => {
	for (const [text, isNeeded] of needed) assert.equal(needsEmoji(text), isNeeded, text);
	assert.equal(withEmoji('Done :tada:'), 'Done :tada:');
});

const shown: readonly (readonly [text: string, shown: string])[] = [
	['Done :tada:.', 'Done 🎉.'],
	[':tada::rocket:', '🎉🚀'],
	['(:+1:) :white_check_mark: :Tada:', '(👍) ✅ 🎉'],
	['好:tada:', '好🎉'],
	['Not :a_name_of_none: here', 'Not :a_name_of_none: here'],
	['10:100:45 a:x:b std::tada::x', '10:100:45 a:x:b std::tada::x'],
	['https://a.example/:tada:/', 'https://a.example/:tada:/'],
];
test('once the table is there, known shortcodes are emoji', async () => {
	await loadEmoji();
	for (const [text, expected] of shown) assert.equal(withEmoji(text), expected);
	assert.equal(needsEmoji('Done :tada:'), false);
});

testBlocks('a shortcode', [
	['is an emoji', '# Hi :wave:\n\n- *so* :tada:', ['h1 Hi 👋', 'ul', '  -', '    p {italic|so} 🎉']],
	['in code is literal', '`:tada:`\n\n    :tada:', ['p {code|:tada:}', 'code ":tada:"']],
]);
