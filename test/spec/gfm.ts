import {Marked} from 'marked';
import type {Example} from './judge.ts';

/** Examples of what GitHub's Markdown has beyond CommonMark: tables, tasks, struck words, addresses as links, HTML. */
const sources: readonly string[] = [
	// Tables
	'| Buoy | Colour |\n| --- | --- |\n| Outer | red |\n| Inner | green |',
	'Buoy | Colour\n:-: | -----------:\nOuter | red',
	'| Sign |\n| ------ |\n| a `\\|` bar |\n| a **\\|** bold bar |',
	'| Ship | Crew |\n| --- | --- |\n| Ode | nine |\n> A quote ends the table',
	'| Ship | Crew |\n| --- | --- |\n| Ode | nine |\nSelby\n\nText behind it',
	'| Ship | Crew |\n| --- |\n| Ode |',
	'| Ship | Crew |\n| --- | --- |\n| Ode |\n| Selby | nine |',
	'| Ship | Crew |\n| --- | --- |',
	'| *Ship* | [Crew](https://crew.example/) |\n|:--|--:|\n| ~~Ode~~ | <b>nine</b><br>and a cat |',
	'- | Ship | Crew |\n  | --- | --- |\n  | Ode | nine |',
	'> | Ship |\n> | --- |\n> | Ode |',
	'Words before\n| Ship | Crew |\n| --- | --- |\n| Ode | nine |',
	'| Ship | Crew |\n| --- | --- |\n| Ode | ![a sail](sail.png) |',
	`| ${'Column | '.repeat(12)}\n|${' --- |'.repeat(12)}\n| ${'value | '.repeat(12)}`,
	'| Ship |\n| --- |\n| a \\| b |\n\n| Crew |\n| :-: |',
	// Tasks
	'- [ ] oil the lamp\n- [x] wind the clock',
	'- [x] lamp\n  - [ ] wick\n  - [x] oil\n- [ ] clock',
	'1. [ ] first\n2. [X] second',
	'- [ ] **bold** and `code`\n\n- [x] loose',
	'- [ ]\n- [y] no box',
	'* [x] a star\n+ [ ] a plus',
	// Struck words
	'~~Tuesday~~ Wednesday at ~noon~ dusk',
	'This ~~goes on\n\nin another~~ paragraph.',
	'These are ~~~not struck~~~ words.',
	'~~**bold** and struck~~ and a~b~c',
	// Addresses as links
	'www.harbour.example',
	'See www.harbour.example/tides for times.',
	'See www.harbour.example.',
	'(www.harbour.example/search?q=(tide)) and www.harbour.example/a)',
	'www.harbour.example/search?q=tide&hl=en and www.harbour.example/&copy;',
	'www.harbour.example/a<b',
	'http://harbour.example and (https://harbour.example/a_b_c/) and ftp://files.harbour.example',
	'keeper@harbour.example',
	'keeper@mail+ode.example is none, keeper+ode@harbour.example is',
	'a.b-c_d@e.f and a.b-c_d@e.f. and a.b-c_d@e.f- and a.b-c_d@e.f_',
	'mailto:keeper@harbour.example and xmpp:keeper@harbour.example/desk',
	'**www.harbour.example** and _https://harbour.example_',
	// HTML
	'A <strong>strong</strong> and an <em>emphatic</em> word.',
	'<blockquote>\n  Quoted in <i>HTML</i>\n</blockquote>',
	'<details>\n<summary>More</summary>\n\n- of *this*\n\n</details>',
	'Line one<br>line two<br/>line three  \nline four',
	'H<sub>2</sub>O at 10<sup>3</sup> metres, <kbd>Ctrl</kbd>',
	'<table><tr><th>Ship</th></tr><tr><td>Ode</td></tr></table>',
	'<dl><dt>Keel</dt><dd>The spine of a ship</dd></dl>',
	'<p align="center"><img src="a.png" alt="A gull"> <b>over the pier</b></p>',
];

const gfm = new Marked({gfm: true});

/** By their numbers from 1, with the HTML that the marked package makes of them. */
export const gfmExamples: ReadonlyMap<number, Example> = new Map(
	sources.map((markdown, index) => [index + 1, {markdown, html: gfm.parse(markdown, {async: false})}]),
);
