import fc from 'fast-check';
import {text} from './generate.ts';

/** Of the settings file, and of every object. */
export const settingKeys: readonly string[] =
	'width theme themes sort color hyperlinks drafts state cache accent base link mine __proto__ constructor toString'.split(
		' ',
	);

/** Plain data of any kind. */
export const setting = fc.letrec<{value: unknown}>(tie => ({
	value: fc.oneof(
		{maxDepth: 4},
		fc.constantFrom<unknown>(80, -1, 1e300, true, null, '', 'auto', '#ff8800', 'dark', 'mine', 'always', '20', [], {}),
		text,
		fc.array(tie('value'), {maxLength: 3}),
		fc.dictionary(fc.constantFrom(...settingKeys), tie('value'), {maxKeys: 4}),
	),
})).value;
