// How many of the specifications' examples keep their words on the page: `npm run spec`. Each that does not is listed, with
// the reason from test/spec/exceptions.ts, or with what is wrong.
import {commonmark} from '../test/spec/commonmark.ts';
import {commonmarkExceptions, type Exceptions, gfmExceptions} from '../test/spec/exceptions.ts';
import {gfmExamples} from '../test/spec/gfm.ts';
import {type Example, judge} from '../test/spec/judge.ts';

function score(name: string, examples: ReadonlyMap<number, Example>, exceptions: Exceptions): void {
	for (const by of ['letters', 'marks'] as const) {
		const failed = [...examples].flatMap(([number, example]) => {
			const faults = judge(example, by);
			return faults.length === 0 ? [] : [{number, faults}];
		});
		const what =
			by === 'letters' ? 'keep every word' : 'keep every word and show no mark of Markdown too many or too few';
		console.log(`${name} ${examples.size - failed.length}/${examples.size} ${what}`);
		for (const {number, faults} of failed)
			console.log(`  ${number}: ${exceptions[by].get(number) ?? `NOT LISTED: ${faults.join('; ')}`}`);
		if (failed.some(({number}) => !exceptions[by].has(number))) process.exitCode = 1;
	}
}

score('CommonMark', commonmark, commonmarkExceptions);
score('GFM', gfmExamples, gfmExceptions);
