/** What people read comes from the catalogue in apps/web/src/texts, not out of the markup. */
import { lineAt, parse, walk } from './source.mjs';
import { isTest, sourceFiles } from './tree.mjs';

const spoken =
  /^(title|placeholder|alt|label|hint|description|heading|aria-(label|description|placeholder|valuetext|roledescription))$/;
const letters = /\p{L}/u;

/**
 * @param {import('./tree.mjs').Tree} tree
 * @returns {string[]}
 */
export function checkTexts(tree) {
  const components = sourceFiles(tree).filter((file) => /^apps\/web\/src\/.*\.tsx$/.test(file) && !isTest(file));
  return components.flatMap((file) => {
    const text = tree.read(file);
    const found = [];
    walk(parse(file, text).program, (node) => {
      for (const literal of bareTexts(node)) {
        const words = text.slice(literal.start, literal.end).trim();
        found.push(`${file}:${lineAt(text, literal.start)}: ${words} belongs into apps/web/src/texts`);
      }
    });
    return found;
  });
}

/** The literals with letters that this piece of markup shows or says. */
function bareTexts(node) {
  if (node.type === 'JSXText') return letters.test(node.value) ? [node] : [];
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    return node.children
      .filter((child) => child.type === 'JSXExpressionContainer')
      .flatMap((child) => results(child.expression));
  }
  if (node.type !== 'JSXAttribute' || !node.value || !spoken.test(nameOf(node))) return [];
  return results(node.value.type === 'JSXExpressionContainer' ? node.value.expression : node.value);
}

const nameOf = ({ name }) => name.name;

/** The literals that an expression may come out as. */
function results(expression) {
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string' && letters.test(expression.value) ? [expression] : [];
    case 'TemplateLiteral':
      return expression.quasis.some((part) => letters.test(part.value.raw)) ? [expression] : [];
    case 'ConditionalExpression':
      return [...results(expression.consequent), ...results(expression.alternate)];
    case 'LogicalExpression':
      return [...results(expression.left), ...results(expression.right)];
    default:
      return [];
  }
}
