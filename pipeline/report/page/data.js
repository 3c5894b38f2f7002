// The compressed block -> tables by column, and what is looked up in them again and again.

const MENTION_TABLES = ['entities', 'dates', 'areas', 'money', 'counts', 'percentages'];
const PLAIN = new Set(['article_id', 'start', 'end']);

async function unpacked(block) {
  const bytes = Uint8Array.from(atob(block), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

class Data {
  constructor(content) {
    this.drawings = content.drawings;
    this.tables = content.tables;
    const { articles, facts } = this.tables;
    this.articleAt = new Map(articles.article_id.map((id, index) => [id, index]));
    this.factAt = new Map();
    facts.article_id.forEach((id, index) =>
      this.factAt.set(`${id}\n${facts.table[index]}\n${facts.start[index]}`, index),
    );
    this.characters = new Map();
  }

  size(table) {
    return Object.values(this.tables[table])[0].length;
  }

  row(table, index) {
    return Object.fromEntries(Object.entries(this.tables[table]).map(([name, cells]) => [name, cells[index]]));
  }

  // Rows of one article: tables are in the order of their articles, so they stand together.
  rowsOf(table, articleId) {
    const ids = this.tables[table].article_id;
    const found = [];
    if (table === 'facts' || table === 'issues') ids.forEach((id, index) => id === articleId && found.push(index));
    else
      for (let index = ids.indexOf(articleId); index >= 0 && ids[index] === articleId; index += 1) found.push(index);
    return found.map((index) => ({ index, ...this.row(table, index) }));
  }

  factOf(table, mention) {
    return this.factAt.get(`${mention.article_id}\n${table}\n${mention.start}`);
  }

  // Offsets count code points; a text with characters beyond the first plane is cut as a list of them.
  cut(articleId, start, end) {
    const index = this.articleAt.get(articleId);
    const text = index === undefined ? null : this.tables.articles.text[index];
    if (text === null) return '';
    if (!this.characters.has(articleId))
      this.characters.set(articleId, /[\ud800-\udfff]/.test(text) ? Array.from(text) : null);
    const points = this.characters.get(articleId);
    return points ? points.slice(start, end).join('') : text.slice(start, end);
  }

  evidence(index) {
    const { facts } = this.tables;
    return (
      facts.evidence[index] ??
      this.cut(facts.article_id[index], facts.evidence_start[index], facts.evidence_end[index])
    );
  }
}
