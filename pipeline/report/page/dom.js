// Elements from code: every text goes in as text, never as markup.

const SVG_TYPE = 'image/svg+xml';

function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

function find(selector, root = document) {
  return root.querySelector(selector);
}

function drawing(svg, label) {
  const parsed = document.importNode(new DOMParser().parseFromString(svg, SVG_TYPE).documentElement, true);
  parsed.setAttribute('role', 'group');
  parsed.setAttribute('aria-label', label);
  return parsed;
}

function debounced(work, milliseconds) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), milliseconds);
  };
}
