// Markup as text: what is put into a template is escaped, unless it is markup already. What is missing or false is left
// out.

const NAMES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escaped = text => String(text).replace(/[&<>"']/g, c => NAMES[c]);

class Markup {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

const markupOf = value => {
  if (Array.isArray(value)) return value.map(markupOf).join('');
  return value instanceof Markup ? value.text : escaped(value || value === 0 ? value : '');
};

/** Tags a template: html`<p>${anything}</p>`. */
export const html = (texts, ...values) =>
  new Markup(texts.reduce((all, text, i) => all + markupOf(values[i - 1]) + text));
