// VitePress's theme with the fonts of the reader's system, in the colours of the demo and the report.
import DefaultTheme from 'vitepress/theme-without-fonts';
import './style.css';

export default DefaultTheme;
