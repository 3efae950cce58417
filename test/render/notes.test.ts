import {testBlocks} from './block-cases.ts';

testBlocks('a note', [
	[
		'of Docusaurus is a quote that says so',
		':::note\nHi *there*.\n:::',
		['quote note', '  title Note', '  p Hi {italic|there}.'],
	],
	['has its title', ':::tip Our *way*\na\n:::', ['quote note', '  title Our {italic|way}', '  p a']],
	['has its title in brackets', ':::info[Update]\na\n:::', ['quote note', '  title Update', '  p a']],
	[
		'may end below a list',
		':::note\n- a\n:::\n\nb',
		['quote note', '  title Note', '  ul', '    -', '      p a', 'p b'],
	],
	[
		'may hold another',
		':::::note\n:::tip\na\n:::\n:::::',
		['quote note', '  title Note', '  quote note', '    title Tip', '    p a'],
	],
	['may be a line', ':::note some words :::', ['quote note', '  title Note', '  p some words']],
	['without an end is text', ':::note\na', ['p :::note a']],
	['of GitHub says so too', '> [!WARNING]\n> a\n> b', ['quote warning', '  title Warning', '  p a b']],
	['of Obsidian has its title', '> [!tip]- A *way*\n> b', ['quote note', '  title A {italic|way}', '  p b']],
	['of GitHub may be written small', '> [!caution]\n> a', ['quote warning', '  title Caution', '  p a']],
	['may begin a link instead', '> [!a](b)', ['quote', '  p {link|!a}']],
	['may be a shortcode', '{{% notice tip %}}\na\n{{% /notice %}}', ['quote note', '  title Tip', '  p a']],
	[
		'may be a tag of Hexo',
		'{% note warn "Mind the gap" %}\na\n{% endnote %}',
		['quote warning', '  title Mind the gap', '  p a'],
	],
	[
		'may have a title without quotes',
		'{% details Some more words %}\na\n{% enddetails %}',
		['quote note', '  title Some more words', '  p a'],
	],
	[
		'may have words that are no title',
		'{% note info no-icon %}\na\n{% endnote %}',
		['quote note', '  title Info', '  p a'],
	],
	[
		'may have a title behind a look',
		'{% note primary Mind the gap %}\na\n{% endnote %}',
		['quote note', '  title Mind the gap', '  p a'],
	],
	['may have its title in braces', ':::info{title="Mind"}\na\n:::', ['quote note', '  title Mind', '  p a']],
	['may be one of Zola', '{% alert(type="warning") %}\na\n{% end %}', ['quote warning', '  title Warning', '  p a']],
	[
		'may hold HTML',
		'<Admonition type="tip">\n  <p>a</p>\n</Admonition>\n\nb',
		['quote note', '  title Tip', '  p a', 'p b'],
	],
	[
		'may be an include with its text',
		'{% include note.html content="Mind *it*." %}',
		['quote note', '  title Note', '  p Mind {italic|it}.'],
	],
	['may be a tag of Eleventy', '{% callout "info", "md" %}a{% endcallout %}', ['quote note', '  title Info', '  p a']],
	['may be a component', '<Note>\n\na\n\n</Note>', ['quote note', '  title Note', '  p a']],
	[
		'may have a type',
		'<Callout type="warning">\n*a*\n</Callout>',
		['quote warning', '  title Warning', '  p {italic|a}'],
	],
	['may stand in a line', '<Aside title="T">a</Aside> b', ['quote note', '  title T', '  p a', 'p b']],
	['may be folded', '{{< details summary="More" >}}\na\n{{< /details >}}', ['quote note', '  title More', '  p a']],
	['that nothing closes says its title', '{{< note title="Mind" >}}\n\na', ['p {bold|Mind}', 'p a']],
]);

testBlocks('a container', [
	['that is no note leaves its content', '::: {.columns}\na\n:::', ['p a']],
	['may have a name in any script', ':::注意[灯]\na\n:::', ['quote note', '  title 灯', '  p a']],
	['may have no name', ':::[Mind]\na\n:::', ['quote note', '  title Mind', '  p a']],
	[
		'in a fence is literal',
		'```\n:::note\n:::\n```\n\n:::note\na\n:::',
		['code ":::note\\n:::"', 'quote note', '  title Note', '  p a'],
	],
]);
