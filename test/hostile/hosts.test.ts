import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {inPipes, run} from '../cli/run.ts';
import {post} from '../fixtures/articles.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal} from '../pty/terminal.ts';
import {assertUnharmed} from './judge.ts';
import {row} from './rows.ts';

/** Links whose text or address pretends, and the host that they lead to. */
const links: readonly (readonly [markdown: string, host: string])[] = [
	['[https://аpple.com](https://аpple.com/)', 'xn--pple-43d.com'],
	['[bücher.example](https://bücher.example/)', 'xn--bcher-kva.example'],
	['<https://раypal.com/login>', 'xn--ypal-43d9g.com'],
	['[bank.com](https://bank.com@evil.example/1)', 'evil.example'],
	['[our bank](https://bank.com@evil.example/2)', 'evil.example'],
	['https://bank.com:443@evil.example/3', 'evil.example'],
	['[bank.com](https://bank.com.evil.example/)', 'bank.com.evil.example'],
	['[bank.com](https:\\\\\\\\evil.example/4)', 'evil.example'],
	['[bank.com](//evil.example/5)', 'evil.example'],
	['[https://bank.com/](http:evil.example/6)', 'evil.example'],
	['[HTTPS://BANK.COM](https://evil.example/7)', 'evil.example'],
	['[log in at bank.com now](https://evil.example/8)', 'evil.example'],
	['[“bank.com”](https://evil.example/9)', 'evil.example'],
	['[ｂank。com](https://evil.example/10)', 'evil.example'],
	['[ba\u200Bnk\u2024com](https://evil.example/11)', 'evil.example'],
	['[\u202Emoc.knab\u202C bank.com](https://evil.example/12)', 'evil.example'],
	['[bank.com](http://0x7f.1/)', '127.0.0.1'],
	['[bank.com](http://2130706433/13)', '127.0.0.1'],
	['[bank.com](http://[::ffff:7f00:1]/)', '[::ffff:7f00:1]'],
	['[bank.com](https://ev%69l.example/14)', 'evil.example'],
	['[teller@bank.com](mailto:teller@evil.example)', 'evil.example'],
	['<a href="https://evil.example/15" title="https://bank.com">https://bank.com</a>', 'evil.example'],
	['[bank.com][pretended]', 'evil.example'],
];
const body = links.map(([markdown], index) => `Before ${index} ${markdown} behind.`).join('\n\n');
const article = post({title: 'Links'}, `${body}\n\n[pretended]: https://evil.example/16 "https://bank.com"\n`);

/** Those that look like links and are none to open. */
const inert =
	'[bank.com](javascript:alert(1)) [a](JaVaScRiPt:x) [b](vbscript:x) [c](data:text/html,x) [d](file:///etc/passwd) [e](&#106;avascript:x) [f](<java\u0009script:x>) ![g](data:image/png;base64,AAAA) [h](/\\evil.example) [i](\\\\\\\\evil.example)';

describe('links that pretend', inPipes, () => {
	for (const hyperlinks of ['always', 'never']) {
		test(`${row(23)} ${row(4)} the host in ASCII stands behind each, hyperlinks ${hyperlinks}`, async () => {
			const args = ['-', '--print', '--width', '200', '--hyperlinks', hyperlinks];
			const {stdout} = await run(args, {stdin: article});
			for (const [index, [markdown, host]] of links.entries()) {
				const line = stdout.split('\n').find(text => text.startsWith(`Before ${index} `)) ?? '';
				const shown = line.replace(/\u001B\]8;;[^\u0007]*\u0007/g, '');
				const note = /\((.*)\) behind\.$/.exec(shown)?.[1] ?? '';
				const named = hyperlinks === 'always' ? note : (note.split(', ').at(-1) ?? '');
				const isNamed = hyperlinks === 'never' && (named.includes(`://${host}`) || named === `teller@${host}`);
				assert.ok(named === host || isNamed, `${markdown} shows ${shown}`);
			}
		});
	}

	test(`${row(23)} ${row(5)} what is not to be opened is no link`, async () => {
		const {stdout} = await run(['-', '--print', '--hyperlinks', 'always'], {stdin: inert});
		assert.doesNotMatch(stdout, /\u001B/);
		assert.match(stdout, /bank\.com/);
	});
});

describe('the links panel', inTerminals, () => {
	test(`${row(23)} names the host of each`, async () => {
		const cwd = makeFiles({'a.md': article});
		const terminal = openTerminal({cwd, args: ['a.md'], rows: 60, columns: 120});
		await terminal.until(/Before 0 /, 'the article');
		await terminal.type('o', /Links and images/);
		const rows = terminal.screen().slice(2, 2 + links.length);
		for (const [index, [markdown, host]] of links.entries())
			assert.ok(rows[index]?.endsWith(` ${host}`), `${markdown} has ${rows[index]}`);
		terminal.press('\u0003');
		await terminal.end();
		assertUnharmed(terminal, {rows: 60, columns: 120});
	});
});
