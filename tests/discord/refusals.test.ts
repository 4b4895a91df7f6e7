import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  LabelBuilder,
  MediaGalleryBuilder,
  MessageFlags,
  ModalBuilder,
  Routes,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type GuildTextBasedChannel,
  type ModalSubmitInteraction,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { handled, refusalOf, startDiscordBot, type DiscordBot } from './discord-bot.ts';

describe('a careless bot', () => {
  it('is told that the interaction is unknown when it responds too late', async () => {
    const bot = await startDiscordBot();
    const { result, outcome } = await asked(bot, async (interaction) => {
      bot.room.clock.pass(3_000);
      return await refusalOf(interaction.reply('late'));
    });
    expect(result).toBe(10062);
    expect(outcome).toEqual({ kind: 'failed' });
    expect(shown(bot)).toEqual([]);
  });

  it('is told that the interaction was acknowledged when it responds twice', async () => {
    const bot = await startDiscordBot();
    const { result } = await asked(bot, async ({ client, id, token }) => {
      const respond = (content: string) =>
        client.rest.post(Routes.interactionCallback(id, token), {
          body: { type: 4, data: { content } },
          auth: false,
        });
      await respond('one');
      return await refusalOf(respond('two'));
    });
    expect(result).toBe(40060);
    expect(shown(bot)).toEqual(['one']);
  });

  it('shows nothing at all when a reply exceeds a limit', async () => {
    const bot = await startDiscordBot();
    const { result } = await asked(bot, async (interaction) => {
      const code = await refusalOf(interaction.reply('a'.repeat(2001)));
      bot.room.clock.pass(3_000);
      return code;
    });
    expect(result).toBe(50035);
    expect(shown(bot)).toEqual([]);
    expect(bot.room.world.refusals).toMatchObject([
      { error: { errors: { data: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } } } },
    ]);
  });

  it('cannot edit its reply after a quarter of an hour', async () => {
    const bot = await startDiscordBot();
    const { result } = await asked(bot, async (interaction) => {
      await interaction.reply('one');
      bot.room.clock.pass(15 * 60_000 + 1);
      return await refusalOf(interaction.editReply('two'));
    });
    expect(result).toBe(50027);
    expect(shown(bot)).toEqual(['one']);
  });

  it('cannot register an upper-case command', async () => {
    const { client } = await startDiscordBot();
    const { commands } = client.application;
    expect(await refusalOf(commands.create({ name: 'Ask', description: 'Asks' }))).toBe(50035);
  });

  it('cannot look into a guild that it is not in', async () => {
    const { client, room } = await startDiscordBot();
    expect(await refusalOf(client.channels.fetch(room.channel('lounge').id))).toBe(50001);
  });
});

describe('a careful bot', () => {
  it('may respond in every way that discord.js offers', async () => {
    const bot = await startDiscordBot();
    await asked(bot, async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const files = [new AttachmentBuilder(Buffer.from('picture'), { name: 'a.png', description: 'A' })];
      await interaction.editReply({ flags: MessageFlags.IsComponentsV2, components: [card()], files });
      const followUp = await interaction.followUp('more');
      await interaction.editReply({ message: followUp, content: 'changed' });
      await interaction.deleteReply(followUp);
    });
    const { id, attachments } = lastMessage(bot);
    expect(attachments).toMatchObject([{ filename: 'a.png', description: 'A', content_type: 'image/png' }]);

    const press = (customId: string) => () => bot.room.member.press(id, customId);
    await handled(bot, press('update'), async (button: ButtonInteraction) => {
      await button.update({ components: [card(), new TextDisplayBuilder({ content: 'updated' })] });
    });
    const { outcome } = await handled(bot, press('form'), (button: ButtonInteraction) =>
      button.showModal(form()),
    );
    const modalId = outcome.kind === 'modal' ? outcome.modal.id : '';
    const submit = () => bot.room.member.submitModal(modalId, { text: 'typed' });
    await handled(bot, submit, async (submission: ModalSubmitInteraction) => {
      await submission.deferUpdate();
      const content = submission.fields.getTextInputValue('text');
      await submission.editReply({ components: [new TextDisplayBuilder({ content })] });
    });
    expect(lastMessage(bot)).toMatchObject({ id, components: [{ content: 'typed' }] });
    expect(bot.room.world.refusals).toEqual([]);
  });

  it('may write, edit and delete messages in channels and in private', async () => {
    const bot = await startDiscordBot();
    const { client, room } = bot;
    const channel = (await client.channels.fetch(room.channel('general').id)) as GuildTextBasedChannel;
    await channel.sendTyping();
    const sent = await channel.send('one');
    await sent.edit('two');
    const reply = await sent.reply({ content: 'three', allowedMentions: { repliedUser: false } });
    expect((await reply.fetchReference()).content).toBe('two');
    expect((await channel.messages.fetch({ limit: 10 })).map(({ content }) => content)).toEqual([
      'three',
      'two',
    ]);
    await sent.delete();
    const user = await client.users.fetch(room.member.user.id);
    await user.send('private');
    expect(shown(bot)).toEqual(['three', 'private']);
    expect(lastMessage(bot).channel_id).toBe(room.channel('direct').id);
    expect(room.world.refusals).toEqual([]);
  });
});

/** Registers `/ask`, runs it, and lets the bot handle it. */
async function asked<Result>(
  bot: DiscordBot,
  handle: (interaction: ChatInputCommandInteraction) => Promise<Result>,
) {
  const { id } = await bot.room.register({ name: 'ask', description: 'Asks' });
  return await handled(bot, () => bot.room.member.invoke(bot.room.channel('general').id, id, []), handle);
}

function shown({ room }: DiscordBot): string[] {
  return room.member.messages().map(({ message }) => message.content);
}

function lastMessage({ room }: DiscordBot) {
  const last = room.member.messages().at(-1);
  if (!last) throw new Error('There is no message.');
  return last.message;
}

function card(): ContainerBuilder {
  const button = (customId: string) =>
    new ButtonBuilder({ customId, label: customId, style: ButtonStyle.Primary as const });
  return new ContainerBuilder()
    .addTextDisplayComponents(new TextDisplayBuilder({ content: 'a card' }))
    .addMediaGalleryComponents(new MediaGalleryBuilder({ items: [{ media: { url: 'attachment://a.png' } }] }))
    .addActionRowComponents(
      new ActionRowBuilder<ButtonBuilder>().addComponents(button('update'), button('form')),
    );
}

function form(): ModalBuilder {
  const text = new TextInputBuilder({ customId: 'text', style: TextInputStyle.Short });
  return new ModalBuilder({ customId: 'form', title: 'A form' }).addLabelComponents(
    new LabelBuilder({ label: 'Text' }).setTextInputComponent(text),
  );
}
