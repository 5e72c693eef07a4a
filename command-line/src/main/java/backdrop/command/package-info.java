/**
 * Commands that work on files alone, without any service: one package a command, and here what all
 * of them share. {@link backdrop.command.Main} lists the commands.
 */
@NullMarked
package backdrop.command;

import org.jspecify.annotations.NullMarked;
