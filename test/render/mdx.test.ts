import {testBlocks} from './block-cases.ts';

testBlocks('of a module the reader sees no', [
	['import', "import A from './a'\nimport {b,\n  c} from \"d\";\nimport 'e.css'\n\nText", ['p Text']],
	['export', 'export const meta = {\n  a: `}`,\n\n  b: [2],\n}\n\nText', ['p Text']],
	[
		'export of a function',
		'Text\n\nexport default function Page({a}) {\n  return <b>{a}</b>\n}\n\nMore',
		['p Text', 'p More'],
	],
	['export of a component', 'export default ({a}) => <main>{a}</main>\n\nText', ['p Text']],
]);

testBlocks('a sentence', [
	[
		'may begin with import',
		'import duties rose.\n\nimport "as" one likes',
		['p import duties rose.', 'p import "as" one likes'],
	],
	[
		'may begin with export',
		'export const is new.\n\nexport default settings now',
		['p export const is new.', 'p export default settings now'],
	],
	['of code in a template is kept', '{% x %}\n\nimport a from "b"\n', ['p import a from "b"']],
]);

testBlocks('a component', [
	['leaves its content', '<Tabs>\n\n- a\n\n</Tabs>', ['ul', '  -', '    p a']],
	['leaves its content without blank lines', '<Tabs>\n*a*\n</Tabs>', ['p {italic|a}']],
	['leaves its words in a line', 'a <Step step={1}>b</Step>, c', ['p a b, c']],
	['that is empty vanishes', '<Toc />\n\na <Badge kind="new" /> b', ['p a b']],
	['may link', '<Link href="https://a.example/">b</Link> c', ['p {link https://a.example/|b} c']],
	['may lead elsewhere in the site', '<Link to="/a">b</Link> c', ['p b c']],
	[
		'may have a description',
		'<Card title="T" href="https://a.example/" description="D" />',
		['p {link https://a.example/|T. D}'],
	],
	['may stand behind a number', '2<Var>x</Var> and\n\n<Var>y</Var>', ['p 2x and', 'p y']],
	['may have a title', '<Tab label="npm">\n\na\n\n</Tab>', ['p {bold|npm}', 'p a']],
	[
		'may have a title that links',
		'<Card title="T" href="https://a.example/">\n  b\n</Card>',
		['p {bold link https://a.example/|T}', 'p b'],
	],
	[
		'may be a person',
		'<Person name="Ilse Vane" title="Keeper">\n\na\n\n</Person>',
		['p {bold|Ilse Vane, Keeper}', 'p a'],
	],
	['that is no box keeps its title in a line', 'a {{< icon title="lamp" >}} b', ['p a lamp b']],
	['may be a link', '<Card title="T" href="https://a.example/" />', ['p {link https://a.example/|T}']],
	['may hold tags in its attributes', '<Both dark={<Img alt="x > y" />} light={() => {}}>\na\n</Both>', ['p a']],
]);

testBlocks('what looks like a component', [
	[
		'may be a type',
		'A Vec<String>, List<Foo> and Map<String, List<X>>.',
		['p A Vec<String>, List<Foo> and Map<String, List<X>>.'],
	],
	['may be a key', 'Press <Enter> twice.', ['p Press <Enter> twice.']],
	['may be HTML', 'H<SUB>2</SUB>O', ['p H₂O']],
]);

testBlocks('an expression', [
	['of a blank is a blank', "<Toc />\n\na{' '}\nb", ['p a b']],
	['of a text is its text', '<Toc />\n\n{"a"} b', ['p a b']],
	['of a property vanishes', '<Toc />\n\na {props.b} c', ['p a c']],
	['that a line begins with vanishes', '<Toc />\n\n{a.map(b => <li>{b}</li>)}\n\n<>\n\nc\n\n</>', ['p c']],
	['may be a set', '<Toc />\n\n{a, b} and {c}', ['p {a, b} and {c}']],
]);

testBlocks('HTML with braces', [
	['keeps its meaning', `<a href="https://a.example/" style={{b: 'c'}}>d</a>`, ['p {link https://a.example/|d}']],
	['may be broken into lines', '<img\n  src="a.png"\n  style={{b: 1}}\n/>', ['image a.png ""']],
	['may hold HTML', '<ul className={a}>\n<li>b</li>\n</ul>', ['ul', '  -', '    p b']],
]);
