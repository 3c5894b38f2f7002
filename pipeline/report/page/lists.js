// Articles, zones and issues as tables.

function counted(cells) {
  const counts = new Map();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return (key) => counts.get(key) ?? 0;
}

function articlesView(data, query) {
  const { articles, facts, issues } = data.tables;
  const factsOf = counted(facts.article_id);
  const issuesOf = counted(issues.article_id);
  const table = new Table({
    view: 'articles',
    query,
    rows: indices(data.size('articles')),
    search: (i) => `${articles.title[i] ?? ''} ${articles.article_id[i]} ${articles.text[i] ?? ''}`,
    filters: [
      {
        key: 'publisher',
        label: 'Publisher',
        options: distinct(articles.publisher),
        test: (i, name) => articles.publisher[i] === name,
      },
      {
        key: 'language',
        label: 'Language',
        options: distinct(articles.language),
        test: (i, name) => articles.language[i] === name,
      },
    ],
    columns: [
      {
        key: 'title',
        label: 'Article',
        kind: 'lead',
        sort: (i) => articles.title[i],
        cell: (i) => [
          el('a', { href: evidenceAddress(articles.article_id[i]) }, articles.title[i] ?? articles.article_id[i]),
          el('small', {}, articles.article_id[i]),
        ],
      },
      {
        key: 'publisher',
        label: 'Publisher',
        sort: (i) => articles.publisher[i],
        cell: (i) => articles.publisher[i] ?? '',
      },
      {
        key: 'published',
        label: 'Published',
        sort: (i) => articles.published[i],
        cell: (i) => days(articles.published[i]),
      },
      {
        key: 'facts',
        label: 'Facts',
        kind: 'number',
        sort: (i) => factsOf(articles.article_id[i]),
        cell: (i) => link('facts', { article: articles.article_id[i] }, factsOf(articles.article_id[i])),
      },
      {
        key: 'issues',
        label: 'Issues',
        kind: 'number',
        sort: (i) => issuesOf(articles.article_id[i]),
        cell: (i) => link('issues', { article: articles.article_id[i] }, issuesOf(articles.article_id[i])),
      },
    ],
  });
  return [el('h1', {}, 'Articles'), table.root];
}

const link = (view, query, count) => (count ? el('a', { href: address(view, '', query) }, grouped(count)) : '0');

function zonesView(data, query) {
  const { zones, facts } = data.tables;
  const factsOf = counted(facts.zone_id);
  const place = (i) => [zones.city[i], zones.province[i]].filter(Boolean).join(', ');
  const names = new Map(zones.zone_id.map((id, i) => [id, zones.name[i]]));
  const table = new Table({
    view: 'zones',
    query,
    rows: indices(data.size('zones')),
    search: (i) => [zones.name[i], zones.name_zh[i], zones.aliases[i], zones.zone_id[i], place(i)].join(' '),
    filters: [
      {
        key: 'category',
        label: 'Category',
        options: distinct(zones.category),
        test: (i, name) => zones.category[i] === name,
      },
      { key: 'level', label: 'Level', options: distinct(zones.level), test: (i, name) => zones.level[i] === name },
      {
        key: 'province',
        label: 'Province',
        options: distinct(zones.province),
        test: (i, name) => zones.province[i] === name,
      },
    ],
    hidden: [
      {
        key: 'place',
        name: (spot) => `at ${spot}`,
        test: (i, spot) => zones.lat[i] !== null && `${zones.lat[i].toFixed(4)},${zones.lon[i].toFixed(4)}` === spot,
      },
    ],
    columns: [
      {
        key: 'name',
        label: 'Zone',
        kind: 'lead',
        sort: (i) => zones.name[i],
        cell: (i) => [
          zones.name[i],
          aside([zones.name_zh[i], (zones.aliases[i] ?? '').replaceAll('|', ' · ')].filter(Boolean).join(' · ')),
        ],
      },
      { key: 'category', label: 'Category', sort: (i) => zones.category[i], cell: (i) => words(zones.category[i]) },
      { key: 'level', label: 'Level', sort: (i) => zones.level[i], cell: (i) => zones.level[i] ?? '' },
      { key: 'place', label: 'Place', sort: place, cell: place },
      {
        key: 'parent',
        label: 'Part of',
        sort: (i) => names.get(zones.parent_zone_id[i]),
        cell: (i) => names.get(zones.parent_zone_id[i]) ?? '',
      },
      {
        key: 'articles',
        label: 'Articles',
        kind: 'number',
        sort: (i) => zones.articles[i],
        cell: (i) => grouped(zones.articles[i]),
      },
      {
        key: 'mentions',
        label: 'Mentions',
        kind: 'number',
        sort: (i) => zones.mentions[i],
        cell: (i) => grouped(zones.mentions[i]),
      },
      {
        key: 'facts',
        label: 'Facts',
        kind: 'number',
        sort: (i) => factsOf(zones.zone_id[i]),
        cell: (i) => link('facts', { zone: zones.zone_id[i] }, factsOf(zones.zone_id[i])),
      },
    ],
  });
  return [el('h1', {}, 'Zones'), table.root];
}

function issuesView(data, query) {
  const { issues } = data.tables;
  const place = (i) => {
    const id = issues.article_id[i];
    if (!data.articleAt.has(id)) return id;
    return el(
      'a',
      { href: issues.start[i] === null ? evidenceAddress(id) : evidenceAddress(id, 'issue', issues.start[i]) },
      id,
    );
  };
  const table = new Table({
    view: 'issues',
    query,
    rows: indices(data.size('issues')),
    search: (i) => [issues.article_id[i], words(issues.code[i]), issues.text[i], issues.detail[i]].join(' '),
    filters: ['severity', 'code', 'stage'].map((key) => ({
      key,
      label: key[0].toUpperCase() + key.slice(1),
      options: distinct(issues[key]),
      test: (i, name) => issues[key][i] === name,
    })),
    hidden: [{ key: 'article', name: (id) => `article ${id}`, test: (i, id) => issues.article_id[i] === id }],
    columns: [
      {
        key: 'severity',
        label: 'Severity',
        sort: (i) => issues.severity[i],
        cell: (i) => el('span', { class: `severity ${issues.severity[i]}` }, issues.severity[i]),
      },
      { key: 'code', label: 'Code', kind: 'lead', sort: (i) => issues.code[i], cell: (i) => words(issues.code[i]) },
      {
        key: 'text',
        label: 'Text',
        sort: (i) => issues.text[i],
        cell: (i) => (issues.text[i] ? el('mark', { class: 'issue' }, issues.text[i]) : ''),
      },
      { key: 'detail', label: 'What is the matter', cell: (i) => issues.detail[i] },
      { key: 'stage', label: 'Stage', sort: (i) => issues.stage[i], cell: (i) => issues.stage[i] },
      { key: 'article', label: 'Article', sort: (i) => issues.article_id[i], cell: place },
    ],
  });
  return [el('h1', {}, 'Issues'), table.root];
}
