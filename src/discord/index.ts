export { startBot, type Bot, type BotOptions } from './bot.ts';
export { registerCommands, type Registration } from './register.ts';
export { OpenArticles, type Open } from './open-articles.ts';
