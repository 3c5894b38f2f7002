// The address after `#` <-> a view, its argument and its settings. Reload, back and a sent link show the same.

function route() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [view, argument] = path.split('/');
  return { view: view || 'overview', argument: decoded(argument ?? ''), query: new URLSearchParams(query ?? '') };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function address(view, argument, query = {}) {
  const set = Object.entries(query).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  const search = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
  return `#/${view}${argument ? `/${encodeURIComponent(argument)}` : ''}${search ? `?${search}` : ''}`;
}

const evidenceAddress = (articleId, table, start) =>
  `#/article/${encodeURIComponent(articleId)}${table ? `?at=${table}:${start}` : ''}`;
