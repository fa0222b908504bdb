package cezve.cli;

@picocli.CommandLine.Command(name = "inspect")
final class InspectCommand implements Runnable {
  public void run() {}
}
