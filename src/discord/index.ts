export { startBot, type Bot, type BotOptions } from './bot.ts';
export { registerCommands } from './register.ts';
export { OpenArticles } from './open-articles.ts';
