// Makes elements in one expression. Attributes that are functions are listeners; those undefined or false are left out.

const make =
  create =>
  (name, attributes = {}, ...content) => {
    const element = create(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === 'function') element.addEventListener(key, value);
      else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
    }
    element.append(...content.flat().filter(part => part !== undefined));
    return element;
  };

export const html = make(name => document.createElement(name));
export const svg = make(name => document.createElementNS('http://www.w3.org/2000/svg', name));
export const byId = id => document.getElementById(id);
