// Values -> words.

const SCALES = [
  [1e12, 'trn'],
  [1e9, 'bn'],
  [1e6, 'm'],
];
const SIGNS = { approx: '≈ ', more_than: '> ', at_least: '≥ ', less_than: '< ', at_most: '≤ ' };
const UNIT_NAMES = {
  km2: 'km²',
  m2: 'm²',
  har: 'ha',
  '[mu_cn]': 'mu',
  '[acr_i]': 'acres',
  '[sft_i]': 'sq ft',
  '[smi_i]': 'sq mi',
  CNY: 'yuan',
  '%': '%',
  percent: '%',
  point: 'points',
  1: '',
};
const full = new Intl.NumberFormat('en', { maximumSignificantDigits: 15 });
const precise = new Intl.NumberFormat('en', { maximumSignificantDigits: 9 });
const brief = new Intl.NumberFormat('en', { maximumSignificantDigits: 5 });

const words = (name) => (name ?? '').replaceAll('_', ' ');
const grouped = (value) => full.format(value);
const unitName = (unit) => UNIT_NAMES[unit] ?? unit ?? '';

function short(value) {
  const scale = SCALES.find(([size]) => Math.abs(value) >= size);
  return scale ? `${brief.format(value / scale[0])} ${scale[1]}` : brief.format(value);
}

function amount(value, high, unit, modifier = null, number = short) {
  if (value === null || value === undefined) return '';
  const range = high === null || high === undefined ? number(value) : `${number(value)} – ${number(high)}`;
  const name = unitName(unit);
  const text = name === '%' ? `${range}%` : [range, name].filter(Boolean).join(' ');
  return (SIGNS[modifier] ?? '') + text;
}

// 2011-01-01, 2011-12-31 is 2011; a total has an end alone.
function period(start, end) {
  if (!start && !end) return '';
  if (!start) return `as of ${end}`;
  if (!end) return `since ${start}`;
  if (start === end) return start;
  if (start.endsWith('-01-01') && end.endsWith('-12-31')) {
    return start.slice(0, 4) === end.slice(0, 4) ? start.slice(0, 4) : `${start.slice(0, 4)} – ${end.slice(0, 4)}`;
  }
  const lastDay = new Date(Date.UTC(Number(end.slice(0, 4)), Number(end.slice(5, 7)), 0)).getUTCDate();
  if (start.endsWith('-01') && Number(end.slice(8)) === lastDay) {
    return start.slice(0, 7) === end.slice(0, 7) ? start.slice(0, 7) : `${start.slice(0, 7)} – ${end.slice(0, 7)}`;
  }
  return `${start} – ${end}`;
}

// A day is not broken at its hyphens.
const days = (text) =>
  (text ? text.split(' – ') : []).flatMap((day, index) => [index ? ' – ' : '', el('span', { class: 'day' }, day)]);
