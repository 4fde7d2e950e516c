import { expect, type Locator } from "@playwright/test";

/**
 * Presses a button of a table's row by keyboard, from its row, as people come to it: a table whose first focus is a button
 * takes that focus to a row, and a key that comes meanwhile is lost.
 */
export async function pressInRow(row: Locator, name: string | RegExp): Promise<void> {
  await row.focus();
  const button = row.getByRole("button", { name });
  await button.focus();
  await expect(button).toBeFocused();
  await button.press("Enter");
}
